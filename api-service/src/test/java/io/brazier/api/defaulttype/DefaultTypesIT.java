package io.brazier.api.defaulttype;

import static io.brazier.api.testing.Caller.refused;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.brazier.api.testing.ApiProfile;
import io.brazier.api.testing.Caller;
import io.brazier.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ApiProfile.class)
class DefaultTypesIT {

  private static final String NOWHERE = "00000000000000000000000000000000";

  private final String project = UUID.randomUUID().toString();
  private final String name = "t-" + UUID.randomUUID();
  private final Caller admin = Caller.admin(UUID.randomUUID().toString());
  private final Caller member = Caller.member(project);
  private final String path = "default-types/" + project;

  private String type(String more) {
    return admin
        .post("types", "{'volume_type': {'name': '%s'%s}}".formatted(name, more))
        .statusCode(200)
        .extract()
        .path("volume_type.id");
  }

  private static String naming(String type) {
    return "{'default_type': {'volume_type': '%s'}}".formatted(type);
  }

  /// It is what the project gets, be it private to others, until it is taken away.
  @Test
  void projectsTypeStandsForTheConfiguredOne() {
    String id = type(", 'os-volume-type-access:is_public': false");
    refused(admin.get(path), 404);
    Map<String, String> expected = Map.of("project_id", project, "volume_type_id", id);
    admin.put(path, naming(name)).statusCode(200).body("default_type", equalTo(expected));
    admin.put(path, naming(id)).statusCode(200).body("default_type", equalTo(expected));
    admin.get(path).statusCode(200).body("default_type", equalTo(expected));
    admin.get("default-types").statusCode(200).body("default_types", hasItem(expected));
    member.get("types/default").body("volume_type.id", equalTo(id));
    admin.get("types/default").body("volume_type.name", equalTo("__DEFAULT__"));
    String volume =
        member
            .post("volumes", "{'volume': {'size': 1}}")
            .statusCode(202)
            .body("volume.volume_type", equalTo(name))
            .extract()
            .path("volume.id");
    member.delete("volumes/" + volume).statusCode(202);
    refused(
        admin.delete("types/" + id),
        400,
        "The volume type %s is a default volume type and cannot be deleted.".formatted(id));
    admin.delete(path).statusCode(204).body(emptyString());
    admin.delete(path).statusCode(204);
    refused(admin.get(path), 404);
    admin.get("default-types").body("default_types", not(hasItem(expected)));
    member.get("types/default").body("volume_type.name", equalTo("__DEFAULT__"));
    admin.delete("types/" + id).statusCode(202);
  }

  @Test
  void unknownProjectHasNoType() {
    String nowhere = "default-types/" + NOWHERE;
    refused(
        admin.put(nowhere, naming("__DEFAULT__")),
        404,
        "Project with id %s not found.".formatted(NOWHERE));
    refused(admin.get(nowhere), 404);
    refused(admin.put("default-types/" + "a".repeat(256), naming("__DEFAULT__")), 404);
    admin.delete(nowhere).statusCode(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'default_type': {'volume_type': 'no such type'}}",
        "{'default_type': {'volume_type': ''}}",
        "{'default_type': {'volume_type': null}}",
        "{'default_type': {}}",
        "{'default_type': {'volume_type': '__DEFAULT__', 'more': 1}}",
        "{}",
        "[]",
      })
  void malformedOrUnknownTypeIsRefused(String body) {
    refused(admin.put(path, body), 400);
  }

  @Test
  void beforeItsVersionThereIsNothing() {
    refused(admin.at("3.61").get("default-types"), 404);
    refused(admin.at("3.61").put(path, naming("__DEFAULT__")), 404);
    refused(member.get("default-types"), 403);
    refused(member.get(path), 403);
  }
}
