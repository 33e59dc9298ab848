package io.brazier.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.e2e.client.Answer;
import io.brazier.e2e.client.Api;
import io.brazier.e2e.instance.Brazier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the API refuses, with Cinder's status and envelope.
class RefusalsIT {

  private static final String PROJECT = "e2e0000000000000000000000000e2e0";
  private static final String UNKNOWN = "/volumes/5b0d7f3a-6f0e-4f7e-9d5c-1d2f5b0d7f3a";
  private static final int MAXIMUM_BODY_BYTES = 114_688;

  private static final Api API = Api.noauth(Brazier.shared(), PROJECT);

  record Refusal(String name, int status, String element, Function<Api, Answer> request) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Refusal> refusals() {
    return Stream.of(bodies(), versions(), queries(), ids()).flatMap(refusals -> refusals);
  }

  private static Stream<Refusal> bodies() {
    return Stream.of(
        badRequest("no JSON", api -> api.post("/volumes", "{\"volume\": {")),
        badRequest("no body", api -> api.post("/volumes", "")),
        badRequest("no element", api -> api.post("/volumes", "{}")),
        badRequest("list for an object", api -> api.post("/volumes", "[]")),
        badRequest(
            "second element", api -> api.post("/volumes", "{\"volume\": {\"size\": 1}, \"x\": 1}")),
        badRequest(
            "unknown key", api -> api.put(UNKNOWN, "{\"volume\": {\"name\": \"n\", \"x\": 1}}")),
        badRequest("size of nothing", api -> create(api, "\"size\": 0")),
        badRequest("size below nothing", api -> create(api, "\"size\": -1")),
        badRequest("empty size", api -> create(api, "\"size\": \"\"")),
        badRequest("size in words", api -> create(api, "\"size\": \"#$%\"")),
        badRequest("no size", api -> create(api, "\"name\": \"n\"")),
        badRequest("bad boolean", api -> create(api, "\"size\": 1, \"multiattach\": \"maybe\"")),
        badRequest("unknown zone", api -> create(api, "\"size\": 1, \"availability_zone\": \"x\"")),
        notFound("unknown type", api -> create(api, "\"size\": 1, \"volume_type\": \"x\"")),
        new Refusal("too large", 413, "overLimit", RefusalsIT::createTooLarge),
        new Refusal("media type", 415, "badMediaType", RefusalsIT::createInXml));
  }

  private static Stream<Refusal> versions() {
    return Stream.of(
        new Refusal("version to come", 406, "computeFault", api -> list(api.at("3.99"))),
        new Refusal("version gone", 406, "computeFault", api -> list(api.at("2.0"))),
        badRequest("version in words", api -> list(api.at("abc"))),
        badRequest("half a version", api -> list(api.at("3"))),
        notFound("before its version", api -> api.at("3.2").get("/messages")));
  }

  private static Stream<Refusal> queries() {
    return Stream.of(
        badRequest("bad boolean in cascade", api -> api.delete(UNKNOWN + "?cascade=zz")),
        badRequest("bad boolean in all_tenants", api -> api.get("/volumes?all_tenants=zz")),
        badRequest("bad limit", api -> api.get("/volumes?limit=-1")),
        notFound("unknown marker", api -> api.get("/volumes?marker=" + PROJECT)));
  }

  private static Stream<Refusal> ids() {
    return Stream.of(
        notFound("show of an unknown id", api -> api.get(UNKNOWN)),
        notFound("show of what is no id", api -> api.get("/volumes/xxx")),
        notFound("change of an unknown id", api -> api.put(UNKNOWN, "{\"volume\": {}}")),
        notFound("delete of an unknown id", api -> api.delete(UNKNOWN)),
        notFound("metadata of an unknown id", api -> api.get(UNKNOWN + "/metadata")),
        notFound("unknown resource", api -> api.get("/nothing")),
        notFound("slash at the end", api -> api.get("/volumes/")),
        badRequest(
            "foreign project in the URL", api -> list(api.under(PROJECT.replace('2', '3')))));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusalHasCindersStatusAndEnvelope(Refusal refusal) {
    Answer answer = refusal.request().apply(API).expect(refusal.status());

    JsonNode envelope = answer.json();
    assertThat(envelope.fieldNames()).toIterable().containsExactly(refusal.element());
    JsonNode fault = envelope.get(refusal.element());
    assertThat(fault.get("code").asInt()).isEqualTo(refusal.status());
    assertThat(fault.get("message").asText()).isNotBlank();
    assertThat(answer.header("x-openstack-request-id")).matches("req-[0-9a-f-]{36}");
    assertThat(answer.header("Content-Type")).startsWith("application/json");
  }

  @Test
  void answerNamesTheVersionThatItWasAskedFor() {
    Answer answer = API.at("3.3").get("/volumes").expect(200);

    assertThat(answer.header("OpenStack-API-Version")).isEqualTo("volume 3.3");
    assertThat(answer.header("Vary")).contains("OpenStack-API-Version");
  }

  @Test
  void refusedVersionIsNamedWithTheRange() {
    String message = API.at("3.99").get("/volumes").json().at("/computeFault/message").asText();

    assertThat(message).startsWith("Version 3.99 is not supported by the API. Minimum is 3.0 and");
  }

  private static Refusal badRequest(String name, Function<Api, Answer> request) {
    return new Refusal(name, 400, "badRequest", request);
  }

  private static Refusal notFound(String name, Function<Api, Answer> request) {
    return new Refusal(name, 404, "itemNotFound", request);
  }

  private static Answer list(Api api) {
    return api.get("/volumes");
  }

  private static Answer create(Api api, String keys) {
    return api.post("/volumes", "{\"volume\": {" + keys + "}}");
  }

  private static Answer createTooLarge(Api api) {
    return create(api, "\"size\": 1, \"name\": \"" + "n".repeat(MAXIMUM_BODY_BYTES) + '"');
  }

  private static Answer createInXml(Api api) {
    return api.with("Content-Type", "application/xml").post("/volumes", "<volume/>");
  }
}
