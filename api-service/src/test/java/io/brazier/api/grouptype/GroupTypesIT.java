package io.brazier.api.grouptype;

import static io.brazier.api.testing.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.brazier.api.testing.ApiProfile;
import io.brazier.api.testing.Caller;
import io.brazier.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ApiProfile.class)
class GroupTypesIT {

  private static final String NONE = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
  private static final String BUILT_IN = "00000000-0000-4000-8000-000000000001";

  private final String name = "g-" + UUID.randomUUID();
  private final Caller admin = Caller.admin(UUID.randomUUID().toString());
  private final Caller anybody = Caller.roleless(UUID.randomUUID().toString());

  private String create(String more) {
    return admin
        .post("group_types", "{'group_type': {'name': '%s'%s}}".formatted(name, more))
        .statusCode(202)
        .extract()
        .path("group_type.id");
  }

  @Test
  void madeTypeIsShownToEverybodyAndItsSpecsToAdministrators() {
    String id = create(", 'description': 'd', 'group_specs': {'a': 'b'}");
    Map<String, ?> shown =
        admin.at("3.11").get("group_types/" + id).statusCode(200).extract().path("group_type");
    assertThat((Object) shown)
        .isEqualTo(
            Map.of(
                "id",
                id,
                "name",
                name,
                "description",
                "d",
                "is_public",
                true,
                "group_specs",
                Map.of("a", "b")));
    assertThat(
            anybody
                .get("group_types/" + id)
                .statusCode(200)
                .extract()
                .<Map<String, ?>>path("group_type"))
        .containsOnlyKeys("id", "name", "description", "is_public");
    anybody.get("group_types").statusCode(200).body("group_types.id", hasItem(id));
    refused(admin.at("3.10").get("group_types/" + id), 404);
  }

  @Test
  void privateTypeIsForAdministrators() {
    String id = create(", 'is_public': 'no'");
    refused(anybody.get("group_types/" + id), 404);
    anybody.get("group_types?is_public=None").body("group_types.id", not(hasItem(id)));
    admin.get("group_types/" + id).body("group_type.is_public", equalTo(false));
    admin.get("group_types").body("group_types.id", not(hasItem(id)));
    admin.get("group_types?is_public=false").body("group_types.id", hasItem(id));
    admin.get("group_types?is_public=None&name=" + name).body("group_types.id", hasItem(id));
    refused(admin.get("group_types?is_public=maybe"), 400);
    anybody
        .get("group_types?limit=1&sort=name:asc")
        .body("group_types.size()", equalTo(1))
        .body("group_type_links.rel", equalTo(List.of("next")));
  }

  @Test
  void changeLeavesWhatItDoesNotName() {
    String id = create(", 'description': 'd'");
    admin
        .put("group_types/" + id, "{'group_type': {'is_public': false}}")
        .statusCode(200)
        .body("group_type.name", equalTo(name))
        .body("group_type.description", equalTo("d"))
        .body("group_type.is_public", equalTo(false));
    String text = "Group Type default_cgsnapshot_type already exists.";
    refused(
        admin.put("group_types/" + id, "{'group_type': {'name': 'default_cgsnapshot_type'}}"),
        409,
        text);
    refused(
        admin.post("group_types", "{'group_type': {'name': 'default_cgsnapshot_type'}}"),
        409,
        text);
    admin.delete("group_types/" + id).statusCode(202).body(emptyString());
    refused(admin.get("group_types/" + id), 404, "Group type %s could not be found.".formatted(id));
    refused(admin.delete("group_types/" + id), 404);
    create("");
  }

  @Test
  void specsAreAddedChangedAndRemoved() {
    String specs = "group_types/%s/group_specs".formatted(create(", 'group_specs': {'a': 'b'}"));
    admin
        .post(specs, "{'group_specs': {'c': 'd', 'e': null}}")
        .statusCode(202)
        .body("group_specs.size()", equalTo(2))
        .body("group_specs.c", equalTo("d"));
    admin
        .get(specs)
        .statusCode(200)
        .body("group_specs.a", equalTo("b"))
        .body("group_specs.e", nullValue())
        .body("group_specs.size()", equalTo(3));
    admin.put(specs + "/a", "{'a': 'z'}").statusCode(200).body("a", equalTo("z"));
    refused(admin.put(specs + "/a", "{'b': 'z'}"), 400);
    refused(admin.put(specs + "/a", "{'a': 'z', 'b': 'z'}"), 400);
    refused(admin.put(specs + "/a", "{'a b': 'z'}"), 400);
    admin.get(specs + "/a").statusCode(200).body("a", equalTo("z")).body("size()", equalTo(1));
    admin.delete(specs + "/a").statusCode(202).body(emptyString());
    refused(admin.get(specs + "/a"), 404);
    refused(admin.delete(specs + "/a"), 404);
    refused(anybody.get(specs), 403);
  }

  @Test
  void builtInTypeIsThereAndNoneIsTheDefault() {
    admin
        .get("group_types/" + BUILT_IN)
        .statusCode(200)
        .body("group_type.name", equalTo("default_cgsnapshot_type"))
        .body("group_type.group_specs.consistent_group_snapshot_enabled", equalTo("<is> True"));
    refused(admin.get("group_types/default"), 404, "Default group type can not be found.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'group_type': {}}",
        "{'group_type': {'name': ' '}}",
        "{'group_type': {'name': 'x', 'is_public': 'zz'}}",
        "{'group_type': {'name': 'x', 'group_specs': {'a': null}}}",
        "{'group_type': {'name': 'x', 'group_specs': []}}",
        "{'group_type': {'name': 'x', 'os-volume-type-access:is_public': true}}",
        "[]",
      })
  void malformedTypeIsRefused(String body) {
    refused(admin.post("group_types", body), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'group_type': {}}",
        "{'group_type': {'name': null, 'description': null}}",
        "{'group_type': {'name': ''}}",
        "{'group_type': {'name': ' '}}",
        "{'group_type': {'group_specs': {}}}",
      })
  void meaninglessChangeIsRefused(String body) {
    refused(admin.put("group_types/" + create(""), body), 400);
  }

  @Test
  void unknownTypeIsNotFound() {
    String path = "group_types/" + NONE;
    refused(admin.get(path), 404);
    refused(admin.put(path, "{'group_type': {'name': 'x'}}"), 404);
    refused(admin.delete(path), 404);
    refused(admin.get(path + "/group_specs"), 404);
    refused(admin.get(path + "/group_specs/a"), 404);
    refused(admin.post(path + "/group_specs", "{'group_specs': {'a': 'b'}}"), 404);
    refused(admin.put(path + "/group_specs/a", "{'a': 'b'}"), 404);
    refused(admin.delete(path + "/group_specs/a"), 404);
  }
}
