package io.brazier.api.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.brazier.fault.Fault;
import io.vertx.core.buffer.Buffer;
import java.util.HexFormat;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {

  private static RequestBody body(String text, @Nullable String type) {
    return new RequestBody(Buffer.buffer(text), type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON; charset=UTF-8",
        "application/vnd.openstack.volume+json;version=3"
      })
  void jsonIsRead(String type) {
    assertThat(body("{\"a\":[1]}", type).read())
        .hasValueSatisfying(json -> assertThat(json.at("/a/0").intValue()).isEqualTo(1));
  }

  @Test
  void bodyWithoutTypeDoesNotCount() {
    assertThat(body("{", null).read()).isEmpty();
    assertThat(body("", "text/xml").read()).isEmpty();
    assertThat(RequestBody.NONE.read()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "", "application/jsonp"})
  void otherTypeIsUnsupported(String type) {
    assertThatExceptionOfType(Fault.UnsupportedMediaType.class)
        .isThrownBy(() -> body("{}", type).read());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        " ",
        "{} x",
        "nul",
        "{'a':1}",
        "[1,]",
        "\"\\u0000\"",
        "{\"\\u0000\":1}",
        "[\"\\ud800\"]",
        "1e309",
        "[-1e-309]",
        "{\"a\":1e99999999999}",
        "1e-2147483648",
        "NaN",
        "-Infinity"
      })
  void malformedJsonIsRefused(String text) {
    assertThatExceptionOfType(Fault.Invalid.class)
        .isThrownBy(() -> body(text, "application/json").read())
        .withMessage("Malformed request body");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"a\":2}",
        "{\"a\":{\"b\":1,\"c\":2,\"b\":1}}",
        "[{\"a\":1,\"\\u0061\":1}]",
        "\uFEFF{}"
      })
  void whatTwoReadersCouldTakeForTwoThingsIsRefused(String text) {
    assertRefused(text.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "22 C0 AF 22",
        "22 E0 80 AF 22",
        "22 F0 80 80 AF 22",
        "22 ED A0 80 22",
        "22 F4 90 80 80 22",
        "22 FF 22",
        "7B 00 7D 00",
        "FF FE 7B 00 7D 00",
        "00 00 00 7B 00 00 00 7D"
      })
  void bytesThatAreNoUtf8AreRefused(String bytes) {
    assertRefused(HexFormat.ofDelimiter(" ").parseHex(bytes));
  }

  private static void assertRefused(byte[] bytes) {
    assertThatExceptionOfType(Fault.Invalid.class)
        .isThrownBy(() -> new RequestBody(Buffer.buffer(bytes), "application/json").read())
        .withMessage("Malformed request body");
  }

  @Test
  void depthAndLengthOfNumbersAreBounded() {
    assertThatExceptionOfType(Fault.Invalid.class)
        .isThrownBy(() -> body("[".repeat(50_000), "application/json").read());
    assertThatExceptionOfType(Fault.Invalid.class)
        .isThrownBy(() -> body("[".repeat(101) + "]".repeat(101), "application/json").read());
    assertThat(body("[".repeat(100) + "]".repeat(100), "application/json").read()).isPresent();
    assertThatExceptionOfType(Fault.Invalid.class)
        .isThrownBy(() -> body("9".repeat(50_000), "application/json").read());
  }

  @Test
  void randomBytesAreReadOrRefused() {
    for (int seed = 0; seed < 2_000; seed++) {
      byte[] bytes = new byte[seed % 40 + 1];
      new Random(seed).nextBytes(bytes);
      RequestBody body = new RequestBody(Buffer.buffer(bytes), "application/json");
      try {
        assertThat(body.read()).as("seed %d", seed).isPresent();
      } catch (Fault.Invalid refused) {
        assertThat(refused).as("seed %d", seed).hasMessage("Malformed request body");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-0", "0.0", "1e308", "-1.5e-308", "0e99", "123456789012345678901234567890"})
  void everyNumberThatADoubleCanMeanIsRead(String number) {
    assertThat(body(number, "application/json").read()).isPresent();
  }
}
