package io.brazier.api.qosspecs;

import static io.brazier.api.testing.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.brazier.api.testing.ApiProfile;
import io.brazier.api.testing.Caller;
import io.brazier.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ApiProfile.class)
class QosSpecsIT {

  private static final String NONE = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

  private final String name = "q-" + UUID.randomUUID();
  private final Caller admin = Caller.admin(UUID.randomUUID().toString());

  private String create(String more) {
    return admin
        .post("qos-specs", "{'qos_specs': {'name': '%s'%s}}".formatted(name, more))
        .statusCode(200)
        .extract()
        .path("qos_specs.id");
  }

  private String type(String suffix) {
    return admin
        .post("types", "{'volume_type': {'name': '%s%s'}}".formatted(name, suffix))
        .statusCode(200)
        .extract()
        .path("volume_type.id");
  }

  private ValidatableResponse associate(String specs, String type) {
    return admin.get("qos-specs/%s/associate?vol_type_id=%s".formatted(specs, type));
  }

  @Test
  void madeSpecsAreAnsweredShownAndListed() {
    Map<String, ?> made =
        admin
            .at("3.0")
            .post(
                "qos-specs",
                "{'qos_specs': {'name': ' %s ', 'consumer': 'both', 'a key/é': '1', 'id': ''}}"
                    .formatted(name))
            .statusCode(200)
            .body("links.rel", equalTo(List.of("self", "bookmark")))
            .body("links[0].href", startsWith("http"))
            .extract()
            .path("qos_specs");
    assertThat(made).containsOnlyKeys("id", "name", "consumer", "specs");
    assertThat(made.get("name")).isEqualTo(name);
    assertThat(made.get("consumer")).isEqualTo("both");
    assertThat((Object) made.get("specs")).isEqualTo(Map.of("a key/é", "1", "id", ""));
    admin
        .get("qos-specs/" + made.get("id"))
        .statusCode(200)
        .body("qos_specs", equalTo(made))
        .body("links.rel", equalTo(List.of("self", "bookmark")));
    admin.get("qos-specs?name=" + name).body("qos_specs", equalTo(List.of(made)));
    admin
        .get("qos-specs?consumer=both&sort=name:asc&limit=1")
        .statusCode(200)
        .body("qos_specs.size()", equalTo(1))
        .body("qos_specs_links.rel", equalTo(List.of("next")));
    admin.get("qos-specs?consumer=nobody").body("qos_specs", equalTo(List.of()));
  }

  @Test
  void changeMergesAndIsEchoed() {
    String id = create(", 'a': '1', 'b': '2'");
    String change = "{'qos_specs': {'b': '3', 'c': null, 'consumer': 'front-end', 'name': 'n'}}";
    admin
        .put("qos-specs/" + id, change)
        .statusCode(200)
        .body("qos_specs.size()", equalTo(4))
        .body("qos_specs.b", equalTo("3"))
        .body("qos_specs.consumer", equalTo("front-end"));
    admin
        .get("qos-specs/" + id)
        .body("qos_specs.name", equalTo(name))
        .body("qos_specs.consumer", equalTo("front-end"))
        .body("qos_specs.specs.a", equalTo("1"))
        .body("qos_specs.specs.b", equalTo("3"))
        .body("qos_specs.specs", hasEntry(equalTo("c"), nullValue()))
        .body("qos_specs.specs.name", equalTo("n"));
  }

  /// Where one key is missing nothing is removed.
  @Test
  void keysAreRemovedTogetherOrNotAtAll() {
    String id = create(", 'a': '1', 'b': '2'");
    String keys = "qos-specs/" + id + "/delete_keys";
    refused(
        admin.put(keys, "{'keys': ['a', 'z']}"),
        404,
        "QoS spec %s has no spec with key z.".formatted(id));
    admin.get("qos-specs/" + id).body("qos_specs.specs.size()", equalTo(2));
    String reply = admin.put(keys, "{'keys': ['a']}").statusCode(202).extract().asString();
    assertThat(reply).isEmpty();
    admin.get("qos-specs/" + id).body("qos_specs.specs", equalTo(Map.of("b", "2")));
  }

  @Test
  void typesHaveOneKindOfSpecsAtATime() {
    String id = create("");
    String one = type("-1");
    String two = type("-2");
    associate(id, one).statusCode(202);
    associate(id, one).statusCode(202);
    associate(id, two).statusCode(202);
    admin
        .get("qos-specs/" + id + "/associations")
        .statusCode(200)
        .body(
            "qos_associations",
            hasItems(
                Map.of("association_type", "volume_type", "name", name + "-1", "id", one),
                Map.of("association_type", "volume_type", "name", name + "-2", "id", two)));
    admin.get("types/" + one).body("volume_type.qos_specs_id", equalTo(id));
    String other =
        admin
            .post("qos-specs", "{'qos_specs': {'name': '%s-o'}}".formatted(name))
            .body("qos_specs.consumer", equalTo("back-end"))
            .extract()
            .path("qos_specs.id");
    refused(
        associate(other, one),
        400,
        "Invalid volume type: Type %s is already associated with another qos specs: %s"
            .formatted(one, id));
    admin.get("qos-specs/%s/disassociate?vol_type_id=%s".formatted(other, one)).statusCode(202);
    admin.get("types/" + one).body("volume_type.qos_specs_id", equalTo(id));
    admin.get("qos-specs/%s/disassociate?vol_type_id=%s".formatted(id, one)).statusCode(202);
    admin.get("types/" + one).body("volume_type.qos_specs_id", nullValue());
    associate(other, one).statusCode(202);
    refused(admin.delete("qos-specs/" + id), 400, "QoS specs still in use.");
    admin.get("qos-specs/%s/disassociate_all".formatted(id)).statusCode(202);
    admin.get("qos-specs/" + id + "/associations").body("qos_associations", equalTo(List.of()));
    admin.delete("qos-specs/" + id).statusCode(202);
    admin.delete("qos-specs/" + other + "?force=true").statusCode(202);
    admin.get("types/" + one).body("volume_type.qos_specs_id", nullValue());
  }

  @Test
  void removedSpecsAreGoneAndTheirNameIsFree() {
    String id = create(", 'a': '1'");
    refused(
        admin.post("qos-specs", "{'qos_specs': {'name': '%s'}}".formatted(name)),
        409,
        "QoS Specs %s already exists.".formatted(name));
    refused(admin.delete("qos-specs/" + id + "?force=perhaps"), 400);
    admin.delete("qos-specs/" + id).statusCode(202);
    refused(admin.get("qos-specs/" + id), 404, "No such QoS spec %s.".formatted(id));
    admin.get("qos-specs").body("qos_specs.id", not(hasItem(id)));
    create("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'qos_specs': {}}",
        "{'qos_specs': {'name': ' '}}",
        "{'qos_specs': {'name': null}}",
        "{'qos_specs': {'name': 'x', 'consumer': 'nobody'}}",
        "{'qos_specs': {'name': 'x', 'consumer': null}}",
        "{'qos_specs': {'name': 'x', 'k': 5}}",
        "{'qos_specs': {'name': 'x', 'k': null}}",
        "{'qos_specs': {'name': 'x', '': 'v'}}",
        "{'qos_specs': {'name': 'x'}, 'more': 1}",
        "{'qos_specs': []}",
        "[]",
      })
  void malformedSpecsAreRefused(String body) {
    refused(admin.post("qos-specs", body), 400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        ";{'qos_specs': {'k': 5}}",
        ";{'qos_specs': {'k k|': 'v'}}",
        ";{'qos_specs': {'consumer': 'nobody'}}",
        ";{'qos_specs': {'consumer': null}}",
        ";{}",
        "/delete_keys;{'keys': []}",
        "/delete_keys;{'keys': ['a', 'a']}",
        "/delete_keys;{'keys': ['']}",
        "/delete_keys;{'keys': 'a'}",
        "/delete_keys;{'keys': ['a'], 'more': 1}",
      })
  void malformedChangeIsRefused(String path, String body) {
    refused(admin.put("qos-specs/" + create("") + (path == null ? "" : path), body), 400);
  }

  @Test
  void unknownSpecsAndTypesAreNotFound() {
    String none = "qos-specs/" + NONE;
    String type = type("");
    refused(admin.put(none, "{'qos_specs': {'a': 'b'}}"), 404);
    refused(admin.delete(none), 404);
    refused(admin.put(none + "/delete_keys", "{'keys': ['a']}"), 404);
    refused(admin.get(none + "/associations"), 404);
    refused(associate(NONE, type), 404, "No such QoS spec %s.".formatted(NONE));
    refused(admin.get(none + "/disassociate?vol_type_id=" + type), 404);
    refused(admin.get(none + "/disassociate_all"), 404);
    String id = create("");
    refused(associate(id, NONE), 404, "Volume type %s could not be found.".formatted(NONE));
    refused(admin.get("qos-specs/%s/disassociate?vol_type_id=%s".formatted(id, NONE)), 404);
    refused(admin.get("qos-specs/%s/associate".formatted(id)), 400);
    refused(admin.get("qos-specs/%s/disassociate?vol_type_id=".formatted(id)), 400);
  }
}
