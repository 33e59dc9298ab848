package io.brazier.api.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brazier.api.microversion.ApiVersion;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The shared parameter types, each with what it takes and what it does not.
class SchemasTest {

  private static final ApiVersion VERSION = ApiVersion.of("3.0");
  private static final String LONG_256 = text("x".repeat(256));
  private static final String LONG_255 = text("x".repeat(255));
  private static final String EMOJI_255 = text("😀".repeat(255));

  private static final String TWICE =
      "[\"123e4567e89b12d3a456426614174000\", \"123e4567e89b12d3a456426614174000\"]";

  private static String text(String value) {
    return "\"" + value + "\"";
  }

  private static Arguments type(String name, Schema schema, String[] good, String[] bad) {
    return Arguments.of(name, schema, good, bad);
  }

  private static String[] of(String... values) {
    return values;
  }

  private static Stream<Arguments> types() {
    return Stream.of(
        type(
            "one of some words",
            Schemas.oneOf("a", "b"),
            of(text("a"), text("b")),
            of(text("c"), text("A"), text(""), "null", "1", "[]")),
        type(
            "texts",
            Schemas.texts(),
            of("{}", "{\"é k/\\n\": \"\"}", "{" + LONG_255 + ": " + LONG_255 + "}"),
            of("{\"\": \"v\"}", "{\"k\": null}", "{\"k\": 1}", "{" + LONG_256 + ": \"v\"}", "[]")),
        type(
            "both of two",
            ObjectSchema.open().required("k", Schemas.name()).and(Schemas.texts()),
            of("{\"k\": \"v\"}", "{\"k\": \"v\", \"l\": \"\"}"),
            of("{\"k\": \"\"}", "{\"l\": \"v\"}", "{\"k\": \"v\", \"l\": 1}")),
        type(
            "key size",
            Schemas.keySize(),
            of("0", "256", text("256"), "null"),
            of("-1", "2147483648", text("x"), text(""), "1.5", "true")),
        type(
            "host",
            Schemas.host(),
            of(text("h@lvm#pool"), text("a-b.c_d:1/+"), "null"),
            of(text(""), text("a b"), text("[::1]"), LONG_256, "1")),
        type(
            "service id",
            Schemas.serviceId(),
            of("0", "7", text("99999999999"), "null"),
            of("-1", "100000000000", text("x"), text(""))),
        type(
            "name",
            Schemas.name(),
            of("\"n\"", "\" n \"", LONG_255, EMOJI_255),
            of("\"\"", "\"  \"", "\"\\u00a0\\u0085\"", LONG_256, "null", "5", "{}")),
        type(
            "name0",
            Schemas.name0(),
            of("\"\"", "\" \"", "null", LONG_255),
            of(LONG_256, "5", "true", "[]")),
        type(
            "description",
            Schemas.description(),
            of("\"\"", "null", "\"ü ß\"", "\"a\\n\"", "\"\\n\""),
            of("\"a\\nb\"", "\"a\\n\\n\"", "\"\\t\"", "\"\\u2028\"", EMOJI_255, LONG_256, "1")),
        type(
            "bool",
            Schemas.bool(),
            of("true", "false", "\"True\"", "\"on\"", "\"0\"", "\"f\"", "\"y\""),
            of("1", "0", "null", "\"tRUE\"", "\"\"", "\"maybe\"", "{}")),
        type("bool?", Schemas.bool().orNull(), of("null", "true"), of("1", "\"x\"")),
        type(
            "uuid",
            Schemas.uuid(),
            of(
                "\"123e4567-e89b-12d3-a456-426614174000\"",
                "\"123E4567E89B12D3A456426614174000\"",
                "\"{123e4567-e89b-12d3-a456-426614174000}\"",
                "\"urn:uuid:123e4567-e89b-12d3-a456-426614174000\""),
            of("\"\"", "\"123\"", "\"g23e4567-e89b-12d3-a456-426614174000\"", "null", "5")),
        type(
            "metadata",
            Schemas.metadata(),
            of(
                "{}",
                "{\"a-b_c:d. /e\": \"\"}",
                "{\"a\": \"b\", \"c\": \"d\"}",
                "{\"a\\n\": \"b\"}",
                "{\"...\": \"b\", \".a\": \"c\"}"),
            of(
                "null",
                "[]",
                "{\"\": \"x\"}",
                "{\"é\": \"x\"}",
                "{\"a\\nb\": \"x\"}",
                "{\"\\n\": \"x\"}",
                "{\"" + "x".repeat(255) + "\\n\": \"x\"}",
                "{\".\": \"x\"}",
                "{\"..\": \"x\"}",
                "{\"a\": 1}",
                "{\"a\": null}",
                "{\"a\": true}",
                "{\"a\": " + LONG_256 + "}",
                "{" + LONG_256 + ": \"a\"}")),
        type(
            "one entry",
            Schemas.metadataItem(),
            of("{\"a\": \"b\"}"),
            of("{}", "{\"a\": \"b\", \"c\": \"d\"}")),
        type(
            "metadata with nulls",
            Schemas.metadataWithNulls(),
            of("{\"a\": null}"),
            of("{\"a\": 1}", "null")),
        type(
            "specs",
            Schemas.specs(),
            of("{\"a:b\": null}", "{}"),
            of("{\"a b\": \"c\"}", "{\"a/b\": \"c\"}", "{\"..\": \"c\"}")),
        type(
            "reason",
            Schemas.reason(),
            of("\"new disks\"", "\" x \"", LONG_255),
            of("null", "\"\"", "\" \\u00a0\"", LONG_256, "5")),
        type("some specs", Schemas.someSpecs(), of("{\"a\": \"b\"}"), of("{}")),
        type(
            "size",
            Schemas.size(),
            of("1", "\"1\"", "2147483647", "\"0012\"", "\"1\\n\""),
            of(
                "0",
                "-1",
                "\"0\"",
                "\"-1\"",
                "2147483648",
                "\"99999999999999999999\"",
                "99999999999999999999",
                "1.0",
                "1.5",
                "\"1.5\"",
                "\"\"",
                "\" 1\"",
                "true",
                "null",
                "[1]")),
        type(
            "availability zone",
            Schemas.availabilityZone(),
            of("null", "\"nova\""),
            of("\"\"", LONG_256, "5")),
        type("string255?", Schemas.string255(), of("null", "\"\""), of(LONG_256, "5")),
        type("cinder host", Schemas.cinderHost(), of("\"[::1]@lvm\"", "\"h\\n\""), of("\"a b\"")),
        type(
            "quota integer",
            Schemas.quotaInteger(),
            of("-1", "0", "2147483647"),
            of("-2", "2147483648", "\"10\"", "null", "1.5")),
        type(
            "quota value",
            Schemas.quotaValue(),
            of("-1", "0", "2147483647", "\"10\""),
            of("-2", "2147483648", "\"\"", "\"-1\"", "\"a\"", "null", "1.5")),
        type(
            "uuid or list",
            Schemas.anyOf(Schemas.uuid(), Schemas.list(Schemas.uuid())),
            of("\"123e4567e89b12d3a456426614174000\"", "[\"123e4567e89b12d3a456426614174000\"]"),
            of("[]", "[1]", "\"x\"", "{}", TWICE)),
        type("any", Schemas.any(), of("null", "{}", "5", "\"\""), of()),
        type("text", Schemas.text(2, 3), of("\"ab\""), of("\"a\"", "\"abcd\"")));
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("types")
  void typeTakesWhatItShould(String name, Schema schema, String[] good, String[] bad)
      throws JsonProcessingException {
    for (String value : good) {
      assertThat(schema.violation(json(value), VERSION)).as("%s %s", name, value).isEmpty();
    }
    for (String value : bad) {
      assertThat(schema.violation(json(value), VERSION)).as("%s %s", name, value).isPresent();
    }
  }
}
