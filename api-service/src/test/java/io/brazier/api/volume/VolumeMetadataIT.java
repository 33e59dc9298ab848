package io.brazier.api.volume;

import static io.brazier.api.testing.Caller.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.brazier.api.testing.ApiProfile;
import io.brazier.api.testing.Caller;
import io.brazier.testing.PostgresResource;
import io.brazier.volume.VolumeRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ApiProfile.class)
class VolumeMetadataIT {

  @Inject VolumeRepository volumes;

  private final Caller member = Caller.member(UUID.randomUUID().toString());
  private String id = "";
  private String path = "";

  @BeforeEach
  void makeVolume() {
    id =
        member
            .post("volumes", "{'volume': {'size': 1, 'metadata': {'a': '1', 'b': '2'}}}")
            .extract()
            .path("volume.id");
    path = "volumes/" + id + "/metadata";
  }

  @Test
  void postMergesAndAnswersWithEverything() {
    member
        .post(path, "{'metadata': {'b': '3', 'c/d:e f': ''}}")
        .statusCode(200)
        .body("metadata", equalTo(Map.of("a", "1", "b", "3", "c/d:e f", "")));
    member.post(path, "{'metadata': {}}").body("metadata.size()", equalTo(3));
  }

  @Test
  void putReplaces() {
    member.put(path, "{'metadata': {'c': '4'}}").body("metadata", equalTo(Map.of("c", "4")));
    member.put(path, "{'metadata': {}}").body("metadata", anEmptyMap());
    member.get(path).statusCode(200).body("metadata", anEmptyMap());
  }

  @Test
  void singleKeysAreReadChangedAndDeleted() {
    member.get(path + "/a").statusCode(200).body("meta", equalTo(Map.of("a", "1")));
    member.put(path + "/a", "{'meta': {'a': '9'}}").body("meta", equalTo(Map.of("a", "9")));
    member.put(path + "/n%20w", "{'meta': {'n w': '0'}}").statusCode(200);
    member.get(path).body("metadata", equalTo(Map.of("a", "9", "b", "2", "n w", "0")));
    String reply = member.delete(path + "/a").statusCode(200).extract().asString();
    assertThat(reply).isEmpty();
    String missing = "Volume %s has no metadata with key a.".formatted(id);
    refused(member.get(path + "/a"), 404, missing);
    refused(member.delete(path + "/a"), 404, missing);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "POST|      |{'metadata': {'k': 5}}",
        "POST|      |{'metadata': {'': 'v'}}",
        "POST|      |{'metadata': {'kä': 'v'}}",
        "POST|      |{'metadata': null}",
        "POST|      |{'meta': {'k': 'v'}}",
        "POST|      |{'metadata': {'k': 'v'}, 'x': 1}",
        "PUT |      |{'metadata': {'k': null}}",
        "PUT |      |{}",
        "PUT |/a    |{'meta': {}}",
        "PUT |/a    |{'meta': {'a': '1', 'b': '2'}}",
        "PUT |/a    |{'meta': {'b': '2'}}",
        "PUT |/a    |{'metadata': {'a': '1'}}",
      })
  void malformedChangeIsRefused(String method, String key, String body) {
    refused(member.send(method, path + (key == null ? "" : key), body), 400);
    member.get(path).body("metadata", equalTo(Map.of("a", "1", "b", "2")));
  }

  @Test
  void longestKeyAndValueFit() {
    String longest = "x".repeat(255);
    member.put(path, "{'metadata': {'%s': '%s'}}".formatted(longest, longest)).statusCode(200);
    member.get(path + "/" + longest).body("meta", equalTo(Map.of(longest, longest)));
    refused(member.put(path, "{'metadata': {'%sx': ''}}".formatted(longest)), 400);
    refused(member.put(path, "{'metadata': {'k': '%sx'}}".formatted(longest)), 400);
  }

  @Test
  void itemsAreCounted() {
    String most = items(127);
    member.put(path, "{'metadata': {%s, 'k': ''}}".formatted(most)).statusCode(200);
    member.post(path, "{'metadata': {'k': 'v'}}").statusCode(200);
    String refusal =
        "MetadataLimitExceeded: Maximum number of metadata items allowed (128) exceeded";
    refused(member.post(path, "{'metadata': {'more': ''}}"), 413, refusal);
    refused(member.put(path + "/more", "{'meta': {'more': ''}}"), 413, refusal);
    refused(member.put(path, "{'metadata': {%s}}".formatted(items(129))), 413, refusal);
    String volume = "{'volume': {%s'metadata': {%s}}}";
    refused(member.put("volumes/" + id, volume.formatted("", items(129))), 413, refusal);
    refused(member.post("volumes", volume.formatted("'size': 1, ", items(129))), 413, refusal);
    member.get(path).body("metadata.size()", equalTo(128));
  }

  private static String items(int number) {
    return IntStream.range(0, number).mapToObj("'i%d': ''"::formatted).collect(joining(", "));
  }

  @Test
  void keysThatAreStepsOfAPathAreRefused() {
    refused(member.put(path, "{'metadata': {'..': 'v'}}"), 400);
    refused(member.post("volumes", "{'volume': {'size': 1, 'metadata': {'.': ''}}}"), 400);
  }

  @Test
  void tagIsTheDigestOfTheReplyFrom315() throws Exception {
    ExtractableResponse<Response> reply = member.at("3.15").get(path).extract();
    byte[] digest = MessageDigest.getInstance("MD5").digest(reply.asString().getBytes(UTF_8));
    assertThat(reply.header("Etag")).isEqualTo(HexFormat.of().formatHex(digest));
    assertThat(reply.contentType()).startsWith("application/json");
    member.at("3.14").get(path).header("Etag", nullValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TAG", "\"TAG\"", "*", "\"other\", \"TAG\"", "other,TAG"})
  void matchingTagLetsAChangePass(String form) {
    assertThat(putIfMatch("3.15", path, form, "{'metadata': {'c': '1'}}")).isEqualTo(200);
    assertThat(putIfMatch("3.15", path + "/c", form, "{'meta': {'c': '2'}}")).isEqualTo(200);
    member.get(path).body("metadata", equalTo(Map.of("c", "2")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"other", "\"other\"", "W/\"TAG\"", "\"a\",\"b\""})
  void otherTagStopsAChange(String form) {
    assertThat(putIfMatch("3.15", path, form, "{'metadata': {'c': '1'}}")).isEqualTo(412);
    assertThat(putIfMatch("3.15", path + "/a", form, "{'meta': {'a': '2'}}")).isEqualTo(412);
    member.get(path).body("metadata", equalTo(Map.of("a", "1", "b", "2")));
    assertThat(putIfMatch("3.14", path, form, "{'metadata': {'c': '1'}}")).isEqualTo(200);
  }

  /// `TAG` in the condition stands for the tag of now.
  private int putIfMatch(String version, String where, String form, String body) {
    String tag = member.at("3.15").get(path).extract().header("Etag");
    return member
        .at(version)
        .request()
        .header("If-Match", form.replace("TAG", tag))
        .contentType("application/json")
        .body(body.replace('\'', '"'))
        .put("/v3/" + where)
        .statusCode();
  }

  @Test
  void postAndDeleteIgnoreTags() {
    member
        .request()
        .header("If-Match", "other")
        .contentType("application/json")
        .body("{\"metadata\": {\"c\": \"1\"}}")
        .post("/v3/" + path)
        .then()
        .statusCode(200);
    member
        .request()
        .header("If-Match", "other")
        .delete("/v3/" + path + "/c")
        .then()
        .statusCode(200);
  }

  @Test
  void racingChangesWithOneTagHaveOneWinner() throws Exception {
    String tag = member.get(path).extract().header("Etag");
    try (ExecutorService racers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> attempts =
          IntStream.range(0, 8)
              .<Callable<Integer>>mapToObj(racer ->
                  () ->
                      member
                          .request()
                          .header("If-Match", tag)
                          .contentType("application/json")
                          .body("{\"metadata\": {\"winner\": \"%d\"}}".formatted(racer))
                          .put("/v3/" + path)
                          .statusCode())
              .toList();
      int winners = 0;
      for (Future<Integer> attempt : racers.invokeAll(attempts)) {
        assertThat(attempt.get()).isIn(200, 412);
        winners += attempt.get() == 200 ? 1 : 0;
      }
      assertThat(winners).isEqualTo(1);
    }
  }

  @Test
  void readerReadsOnly() {
    Caller reader = Caller.reader(member.project());
    reader.get(path).statusCode(200);
    reader.get(path + "/a").statusCode(200);
    refused(reader.post(path, "{'metadata': {}}"), 403);
    refused(reader.put(path, "{'metadata': {}}"), 403);
    refused(reader.put(path + "/a", "{'meta': {'a': ''}}"), 403);
    refused(reader.delete(path + "/a"), 403);
  }

  @Test
  void visibleAdminMetadataIsShownOnTheVolumeOnly() {
    QuarkusTransaction.requiringNew()
        .run(() ->
            volumes
                .getEntityManager()
                .createNativeQuery(
                    "insert into volume_admin_metadata (volume_id, key, value)"
                        + " values (:id, 'readonly', 'True'), (:id, 'secret', 'x')")
                .setParameter("id", id)
                .executeUpdate());
    member
        .get("volumes/" + id)
        .body("volume.metadata", equalTo(Map.of("a", "1", "b", "2", "readonly", "True")));
    member.get(path).body("metadata", equalTo(Map.of("a", "1", "b", "2")));
  }
}
