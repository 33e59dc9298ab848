package io.brazier.api.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.brazier.fault.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {

  @Test
  void parametersAreDecodedInTheirOrder() {
    QueryParameters query = QueryParameters.parse("b=1%262&a=x+y&flag&empty=&c=%C3%BC");
    assertThat(query.values().sequencedKeySet()).containsExactly("b", "a", "flag", "empty", "c");
    assertThat(query.find("b")).contains("1&2");
    assertThat(query.find("a")).contains("x y");
    assertThat(query.find("flag")).contains("");
    assertThat(query.find("c")).contains("ü");
    assertThat(query.find("none")).isEmpty();
  }

  @Test
  void lastOfRepeatedParametersCounts() {
    assertThat(QueryParameters.parse("a=1&a=2").find("a")).contains("2");
  }

  @ParameterizedTest
  @CsvSource({"a=100%,100%", "a=%zz,%zz", "a=%2,%2", "a=%%41,%A", "a=1%&b=2,1%"})
  void brokenEscapeStandsForItself(String query, String expected) {
    assertThat(QueryParameters.parse(query).find("a")).contains(expected);
  }

  @Test
  void bytesThatWereNotEscapedAreUtf8Too() {
    String asItComes = new String("ü".getBytes(UTF_8), ISO_8859_1);
    assertThat(QueryParameters.parse("a=" + asItComes).find("a")).contains("ü");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=%FF",
        "%FF=1",
        "a=%C3",
        "a=\u00ff",
        "a=%C0%AF",
        "a=%ED%A0%80",
        "a=%F4%90%80%80"
      })
  void whatIsNoUtf8IsRefused(String query) {
    assertThatExceptionOfType(Fault.Invalid.class)
        .isThrownBy(() -> QueryParameters.parse(query))
        .withMessageStartingWith("Error decoding your request.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%00", "a%00=1"})
  void nulIsRefused(String query) {
    assertThatExceptionOfType(Fault.Invalid.class).isThrownBy(() -> QueryParameters.parse(query));
  }

  @ParameterizedTest
  @ValueSource(strings = {"t", "TRUE", "on", "Y", "yes", "1", "%20true%20"})
  void wordsForTrueAreTrue(String word) {
    assertThat(QueryParameters.parse("cascade=" + word).strictBoolean("cascade")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"f", "False", "OFF", "n", "no", "0"})
  void wordsForFalseAreFalse(String word) {
    assertThat(QueryParameters.parse("cascade=" + word).strictBoolean("cascade")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zz", "", "2", "truee"})
  void otherWordsAreNoBoolean(String word) {
    assertThatExceptionOfType(Fault.Invalid.class)
        .isThrownBy(() -> QueryParameters.parse("cascade=" + word).strictBoolean("cascade"))
        .withMessage("Value '%s' for 'cascade' is not a boolean.", word);
  }

  @Test
  void absentBooleanIsFalse() {
    assertThat(QueryParameters.parse("").strictBoolean("cascade")).isFalse();
  }

  @Test
  void namesAreLeftOut() {
    assertThat(QueryParameters.parse("a=1&b=2&c=3").without(List.of("a", "c")).values())
        .containsOnlyKeys("b");
  }
}
