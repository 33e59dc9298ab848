package io.brazier.api.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.microversion.VersionRange;
import io.brazier.fault.Fault;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectSchemaTest {

  private static final ObjectSchema VOLUME =
      ObjectSchema.closed()
          .closedIn(VersionRange.since("3.53"))
          .filledIn(VersionRange.since("3.53"))
          .optional("size", Schemas.size())
          .optional("name", Schemas.name())
          .optional("metadata", Schemas.metadata())
          .optional("group_id", VersionRange.since("3.13"), Schemas.uuid());
  private static final Schema BODY = ObjectSchema.body("volume", VOLUME);

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text);
  }

  private static void check(String body, String version) throws JsonProcessingException {
    BODY.check(json(body), ApiVersion.of(version));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | 'volume' is a required property",
        "[] | [] is not of type 'object'",
        "null | None is not of type 'object'",
        "{\"volume\": {\"size\":1}, \"foo\": 1} |"
            + " Additional properties are not allowed ('foo' was unexpected)",
        "{\"volume\": {\"size\":1}, \"a\": 1, \"type\": 1} |"
            + " Additional properties are not allowed ('a', 'type' were unexpected)",
        "{\"volume\": 5} |"
            + " Invalid input for field/attribute volume. Value: 5. 5 is not of type 'object'",
        "{\"volume\": {}} | Invalid input for field/attribute volume. Value: {}."
            + " {} does not have enough properties",
        "{\"volume\": {\"size\": 0}} | Invalid input for field/attribute size. Value: 0."
            + " 0 is less than the minimum of 1",
        "{\"volume\": {\"size\": \"abc\"}} | Invalid input for field/attribute size. Value: abc."
            + " 'abc' does not match '^[0-9]+$'",
        "{\"volume\": {\"metadata\": {\"k\": true}}} | Invalid input for field/attribute k."
            + " Value: True. True is not of type 'string'",
        "{\"volume\": {\"group_id\": \"x\"}} | Invalid input for field/attribute group_id."
            + " Value: x. 'x' is not a 'uuid'",
      })
  void violationReadsAsCinders(String body, String text) {
    assertThatExceptionOfType(Fault.Invalid.class)
        .isThrownBy(() -> check(body, "3.71"))
        .withMessage(text);
  }

  @Test
  void nameHasATextOfItsOwn() {
    assertThatExceptionOfType(Fault.Invalid.class)
        .isThrownBy(() -> check("{\"volume\": {\"name\": \"  \"}}", "3.71"))
        .withMessageStartingWith("An invalid 'name' value");
  }

  @Test
  void nullableTypeSaysSo() throws JsonProcessingException {
    Schema schema = ObjectSchema.closed().optional("d", Schemas.name0());
    JsonNode body = json("{\"d\": 5}");
    assertThatExceptionOfType(Fault.Invalid.class)
        .isThrownBy(() -> schema.check(body, ApiVersion.of("3.0")))
        .withMessageEndingWith("5 is not of type 'string', 'null'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"volume\": {\"foo\": 1}}", "{\"volume\": {}}"})
  void openVersionsIgnoreUnknownKeys(String body) {
    assertThatCode(() -> check(body, "3.52")).doesNotThrowAnyException();
    assertThatExceptionOfType(Fault.Invalid.class).isThrownBy(() -> check(body, "3.53"));
  }

  @Test
  void laterKeyIsUnknownBelowItsVersion() throws JsonProcessingException {
    ObjectSchema closed =
        ObjectSchema.closed().optional("new", VersionRange.since("3.9"), Schemas.name());
    JsonNode body = json("{\"new\": \"n\"}");
    assertThatExceptionOfType(Fault.Invalid.class)
        .isThrownBy(() -> closed.check(body, ApiVersion.of("3.8")));
    assertThatCode(() -> closed.check(body, ApiVersion.of("3.9"))).doesNotThrowAnyException();
    // Where unknown keys are let through, a later key is not looked at either.
    assertThatCode(() -> check("{\"volume\": {\"group_id\": \"x\"}}", "3.12"))
        .doesNotThrowAnyException();
  }

  @Test
  void openObjectStillNeedsItsKeys() throws JsonProcessingException {
    Schema open = ObjectSchema.open().required("a", Schemas.any());
    JsonNode without = json("{\"b\": 1}");
    assertThat(open.violation(json("{\"a\": 1, \"b\": 1}"), ApiVersion.of("3.0"))).isEmpty();
    assertThat(open.violation(without, ApiVersion.of("3.0"))).isPresent();
  }

  @Test
  void extendingASchemaLeavesItAsItWas() throws JsonProcessingException {
    ObjectSchema base = ObjectSchema.closed().optional("a", Schemas.any());
    ObjectSchema extended = base.optional("b", Schemas.any());
    assertThat(base.violation(json("{\"b\": 1}"), ApiVersion.of("3.0"))).isPresent();
    assertThat(extended.violation(json("{\"b\": 1}"), ApiVersion.of("3.0"))).isEmpty();
  }

  @Test
  void fieldsAreReadAsWhatTheyMean() throws JsonProcessingException {
    BodyFields fields =
        new BodyFields(
            json(
                """
                {"name": " n ", "size": "12", "count": 3, "on": "yes", "off": "0", "yes": true,
                 "none": null, "map": {"a": "b", "c": null}, "inner": {"x": "y"}}
                """));
    assertThat(fields.text("name")).contains(" n ");
    assertThat(fields.stripped("name")).contains("n");
    assertThat(fields.integer("size")).contains(12);
    assertThat(fields.integer("count")).contains(3);
    assertThat(fields.bool("on")).contains(true);
    assertThat(fields.bool("off")).contains(false);
    assertThat(fields.bool("yes")).contains(true);
    assertThat(fields.text("none")).isEmpty();
    assertThat(fields.has("none")).isTrue();
    assertThat(fields.has("absent")).isFalse();
    assertThat(fields.map("map")).contains(Map.of("a", "b"));
    assertThat(fields.object("inner").flatMap(inner -> inner.text("x"))).contains("y");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"a\" | 'a'",
        "\"it's\" | \"it's\"",
        "\"a\\\"b'c\" | 'a\"b\\'c'",
        "\"a\\nb\\\\\" | 'a\\nb\\\\'",
        "\"\\u0001\" | '\\x01'",
        "true | True",
        "null | None",
        "1.5 | 1.5",
        "[1,\"a\",false] | [1, 'a', False]",
        "{\"a\":{\"b\":null}} | {'a': {'b': None}}",
      })
  void valuesArePrintedAsPythonDoes(String json, String text) throws JsonProcessingException {
    JsonNode value = json(json);
    assertThat(PythonText.quoted(value)).isEqualTo(text);
  }
}
