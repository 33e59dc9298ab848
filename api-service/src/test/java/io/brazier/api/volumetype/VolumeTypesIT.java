package io.brazier.api.volumetype;

import static io.brazier.api.testing.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.brazier.api.testing.ApiProfile;
import io.brazier.api.testing.Caller;
import io.brazier.context.Scope;
import io.brazier.quota.QuotaSets;
import io.brazier.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ApiProfile.class)
class VolumeTypesIT {

  private static final String NONE = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
  private static final String DEFAULT = "00000000-0000-4000-8000-000000000000";

  @Inject QuotaSets quotas;

  private final String project = UUID.randomUUID().toString();
  private final String name = "t-" + UUID.randomUUID();
  private final Caller admin = Caller.admin(project);
  private final Caller member = Caller.member(project);

  private String create(String more) {
    return admin
        .post("types", "{'volume_type': {'name': '%s'%s}}".formatted(name, more))
        .statusCode(200)
        .extract()
        .path("volume_type.id");
  }

  @Test
  void createdTypeIsAnsweredAndShown() {
    Map<String, ?> created =
        admin
            .at("3.0")
            .post(
                "types",
                "{'volume_type': {'name': '%s', 'description': ' d\\n', 'extra_specs': {'a': 'b', 'c': null}}}"
                    .formatted(name))
            .statusCode(200)
            .body("volume_type.name", equalTo(name))
            .body("volume_type.description", equalTo(" d\n"))
            .body("volume_type.extra_specs.a", equalTo("b"))
            .body("volume_type.extra_specs.c", nullValue())
            .body("volume_type.is_public", equalTo(true))
            .extract()
            .path("volume_type");
    assertThat(created)
        .containsOnlyKeys(
            "id",
            "name",
            "is_public",
            "description",
            "extra_specs",
            "os-volume-type-access:is_public");
    Map<String, ?> shown =
        admin.get("types/" + created.get("id")).statusCode(200).extract().path("volume_type");
    assertThat(shown)
        .containsOnlyKeys(
            "id",
            "name",
            "is_public",
            "description",
            "extra_specs",
            "qos_specs_id",
            "os-volume-type-access:is_public");
    assertThat((Object) shown.get("extra_specs")).isEqualTo(created.get("extra_specs"));
  }

  @Test
  void tenantsSeeVisibleSpecsOnly() {
    String id =
        create(
            ", 'extra_specs': {'volume_backend_name': 'x', 'multiattach': '<is> True',"
                + " 'RESKEY:availability_zones': 'nova'}");
    Set<String> visible = Set.of("multiattach", "RESKEY:availability_zones");
    Map<String, ?> shown = member.get("types/" + id).extract().path("volume_type");
    assertThat(shown)
        .containsOnlyKeys(
            "id",
            "name",
            "is_public",
            "description",
            "extra_specs",
            "os-volume-type-access:is_public");
    assertThat(member.get("types/" + id).extract().<Map<String, ?>>path("volume_type.extra_specs"))
        .containsOnlyKeys(visible);
    assertThat(
            member
                .get("types/" + id + "/extra_specs")
                .extract()
                .<Map<String, ?>>path("extra_specs"))
        .containsOnlyKeys(visible);
    refused(member.get("types/" + id + "/extra_specs/volume_backend_name"), 404);
    member
        .get("types/" + id + "/extra_specs/multiattach")
        .body("multiattach", equalTo("<is> True"));
    assertThat(
            member
                .get("types?limit=1&sort=created_at")
                .extract()
                .<Map<String, ?>>path("volume_types[0]"))
        .containsOnlyKeys(
            "id",
            "name",
            "is_public",
            "description",
            "extra_specs",
            "os-volume-type-access:is_public");
  }

  @Test
  void defaultTypeIsTheConfiguredOne() {
    member
        .get("types/default")
        .statusCode(200)
        .body("volume_type.id", equalTo(DEFAULT))
        .body("volume_type.name", equalTo("__DEFAULT__"))
        .body("volume_type", not(hasKey("os-volume-type-access:is_public")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'volume_type': {}}",
        "{'volume_type': {'name': ''}}",
        "{'volume_type': {'name': '   '}}",
        "{'volume_type': {'name': '\\u00a0'}}",
        "{'volume_type': {'name': null}}",
        "{'volume_type': {'name': 'x', 'is_public': true}}",
        "{'volume_type': {'name': 'x', 'os-volume-type-access:is_public': 'zz'}}",
        "{'volume_type': {'name': 'x', 'description': 'a\\nb'}}",
        "{'volume_type': {'name': 'x', 'extra_specs': []}}",
        "{'volume_type': {'name': 'x', 'extra_specs': {'a': 5}}}",
        "{'volume_type': {'name': 'x', 'extra_specs': {'multiattach': '<is> True', 'cacheable': '<is> True'}}}",
        "{'type': {'name': 'x'}}",
        "[]",
      })
  void malformedTypeIsRefused(String body) {
    refused(admin.post("types", body), 400);
  }

  @Test
  void blanksAtTheEndsBelongToTheName() {
    create("");
    admin
        .post("types", "{'volume_type': {'name': ' %s '}}".formatted(name))
        .statusCode(200)
        .body("volume_type.name", equalTo(" " + name + " "));
  }

  @Test
  void takenNameConflicts() {
    create("");
    String text = "Volume Type %s already exists.".formatted(name);
    refused(admin.post("types", "{'volume_type': {'name': '%s'}}".formatted(name)), 409, text);
    String other =
        admin
            .post("types", "{'volume_type': {'name': '%s-2'}}".formatted(name))
            .extract()
            .path("volume_type.id");
    refused(
        admin.put("types/" + other, "{'volume_type': {'name': '%s'}}".formatted(name)), 409, text);
    admin.get("types/" + other).body("volume_type.name", equalTo(name + "-2"));
  }

  @Test
  void updateChangesWhatItNamesOnly() {
    String id = create(", 'description': 'd'");
    Map<String, ?> updated =
        admin
            .put("types/" + id, "{'volume_type': {'is_public': 'no'}}")
            .statusCode(200)
            .body("volume_type.name", equalTo(name))
            .body("volume_type.description", equalTo("d"))
            .body("volume_type.is_public", equalTo(false))
            .extract()
            .path("volume_type");
    assertThat(updated).containsOnlyKeys("id", "name", "is_public", "description", "extra_specs");
    admin
        .put("types/" + id, "{'volume_type': {'description': '', 'name': '%s-n'}}".formatted(name))
        .body("volume_type.name", equalTo(name + "-n"))
        .body("volume_type.description", equalTo(""))
        .body("volume_type.is_public", equalTo(false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'volume_type': {}}",
        "{'volume_type': {'name': null, 'description': null}}",
        "{'volume_type': {'name': ''}}",
        "{'volume_type': {'name': ' '}}",
        "{'volume_type': {'extra_specs': {}}}",
        "{'volume_type': {'is_public': null}}",
        "{'volume_type': {'os-volume-type-access:is_public': true}}",
      })
  void meaninglessUpdateIsRefused(String body) {
    refused(admin.put("types/" + create(""), body), 400);
  }

  @Test
  void quotasFollowTheNameAndEndWithTheType() {
    String id = create("");
    change(() -> quotas.update(project, Map.of("volumes_" + name, 3L)));
    admin.put("types/" + id, "{'volume_type': {'name': '%s-n'}}".formatted(name)).statusCode(200);
    String volume = "{'volume': {'size': 1, 'volume_type': '%s'}}".formatted(id);
    for (int i = 0; i < 3; i++) {
      member.post("volumes", volume).statusCode(202);
    }
    refused(member.post("volumes", volume), 413);
    assertThat(perType()).contains("volumes_" + name + "-n").doesNotContain("volumes_" + name);
    for (Object each : member.get("volumes").extract().<List<?>>path("volumes.id")) {
      member.delete("volumes/" + each).statusCode(202);
    }
    admin.delete("types/" + id).statusCode(202);
    assertThat(perType()).doesNotContain("volumes_" + name + "-n");
    create("");
    assertThat(perType()).contains("volumes_" + name);
  }

  private Set<String> perType() {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            quotas.defaults(new Scope.All()).stream()
                .map(standing -> standing.resource().name())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void typeOfAVolumeStays() {
    String id = create(", 'extra_specs': {'a': 'b'}");
    String volume = "{'volume': {'size': 1, 'volume_type': '%s'}}".formatted(name);
    String made = member.post("volumes", volume).statusCode(202).extract().path("volume.id");
    refused(admin.delete("types/" + id), 400, "Target volume type is still in use.");
    refused(admin.post("types/" + id + "/extra_specs", "{'extra_specs': {'a': 'c'}}"), 400);
    refused(admin.put("types/" + id + "/extra_specs/a", "{'a': 'c'}"), 400);
    refused(admin.delete("types/" + id + "/extra_specs/a"), 400);
    member.delete("volumes/" + made).statusCode(202);
    String reply = admin.delete("types/" + id).statusCode(202).extract().asString();
    assertThat(reply).isEmpty();
    refused(admin.get("types/" + id), 404, "Volume type %s could not be found.".formatted(id));
    refused(admin.delete("types/" + id), 404);
    refused(member.post("volumes", volume), 404);
  }

  @Test
  void defaultTypeStays() {
    refused(admin.delete("types/" + DEFAULT), 400);
    admin.get("types/" + DEFAULT).statusCode(200);
  }

  @Test
  void privateTypeIsForProjectsWithAccess() {
    String id = create(", 'os-volume-type-access:is_public': false");
    String volume = "{'volume': {'size': 1, 'volume_type': '%s'}}".formatted(name);
    refused(member.get("types/" + id), 404);
    refused(member.get("types/" + id + "/extra_specs"), 404);
    refused(member.post("volumes", volume), 404);
    member.get("types").body("volume_types.id", not(hasItem(id)));
    act(id, "addProjectAccess", project).statusCode(202);
    refused(
        act(id, "addProjectAccess", project),
        409,
        "Volume type access for %s / %s combination already exists.".formatted(id, project));
    admin
        .get("types/" + id + "/os-volume-type-access")
        .statusCode(200)
        .body(
            "volume_type_access",
            equalTo(List.of(Map.of("volume_type_id", id, "project_id", project))));
    member.get("types/" + id).statusCode(200);
    member.get("types").body("volume_types.id", hasItem(id));
    member.post("volumes", volume).statusCode(202);
    act(id, "removeProjectAccess", project).statusCode(202);
    refused(
        act(id, "removeProjectAccess", project),
        404,
        "Volume type access not found for %s / %s combination.".formatted(id, project));
    refused(member.get("types/" + id), 404);
  }

  private ValidatableResponse act(String id, String action, String whose) {
    return admin.post(
        "types/" + id + "/action", "{'%s': {'project': '%s'}}".formatted(action, whose));
  }

  @Test
  void publicTypeHasNoAccessList() {
    String id = create("");
    refused(admin.get("types/" + id + "/os-volume-type-access"), 404);
    refused(act(id, "addProjectAccess", project), 400);
    refused(act(id, "removeProjectAccess", project), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'addProjectAccess': {}}",
        "{'addProjectAccess': {'project': ''}}",
        "{'addProjectAccess': {'project': 5}}",
        "{'addProjectAccess': {'project': 'x', 'y': 1}}",
        "{'addProjectAccess': null}",
        "{'addProjectAccess': {'project': 'x'}, 'removeProjectAccess': {'project': 'x'}}",
        "{'nonsense': {}}",
        "{}",
        "[]",
      })
  void malformedActionIsRefused(String body) {
    String id = create(", 'os-volume-type-access:is_public': false");
    refused(admin.post("types/" + id + "/action", body), 400);
  }

  @Test
  void unknownTypeIsNotFound() {
    refused(admin.get("types/" + NONE), 404);
    refused(admin.put("types/" + NONE, "{'volume_type': {'name': 'x'}}"), 404);
    refused(admin.delete("types/" + NONE), 404);
    refused(act(NONE, "addProjectAccess", "x"), 404);
    refused(admin.get("types/" + NONE + "/os-volume-type-access"), 404);
    refused(admin.get("types/" + NONE + "/extra_specs"), 404);
    refused(admin.get("types/" + NONE + "/extra_specs/a"), 404);
    refused(admin.post("types/" + NONE + "/extra_specs", "{'extra_specs': {'a': 'b'}}"), 404);
    refused(admin.delete("types/" + NONE + "/extra_specs/a"), 404);
    refused(admin.get("types/" + name), 404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "POST  |types                       |{'volume_type': {'name': 'x'}}|type_create",
        "PUT   |types/ID                    |{'volume_type': {'name': 'x'}}|type_update",
        "DELETE|types/ID                    |``|type_delete",
        "POST  |types/ID/extra_specs        |{'extra_specs': {'a': 'b'}}|types_extra_specs:create",
        "PUT   |types/ID/extra_specs/a      |{'a': 'b'}|types_extra_specs:update",
        "DELETE|types/ID/extra_specs/a      |``|types_extra_specs:delete",
        "GET   |types/ID/os-volume-type-access|``|volume_type_access:get_all_for_type",
        "POST  |types/ID/action|{'addProjectAccess': {'project': 'x'}}|volume_type_access:addProjectAccess",
        "POST  |types/ID/action|{'removeProjectAccess': {'project': 'x'}}|volume_type_access:removeProjectAccess",
      })
  void onlyAdministratorsManageTypes(String method, String path, String body, String rule) {
    refused(
        member.send(method, path.replace("ID", DEFAULT), body),
        403,
        "Policy doesn't allow volume_extension:%s to be performed.".formatted(rule));
  }

  @Test
  void rolelessSeesNoTypes() {
    Caller roleless = Caller.roleless(project);
    refused(roleless.get("types"), 403);
    refused(roleless.get("types/" + DEFAULT), 403);
    refused(roleless.get("types/default"), 403);
  }

  private static void change(Runnable work) {
    QuarkusTransaction.requiringNew().run(work);
  }
}
