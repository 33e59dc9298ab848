package io.brazier.api.walls;

import static io.brazier.api.roles.Caller.ADMIN;
import static io.brazier.api.roles.Caller.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brazier.api.roles.RolesResource;
import io.brazier.api.testing.WallsProfile;
import io.brazier.bus.FakeBus;
import io.brazier.bus.Subscription;
import io.brazier.bus.Topic;
import io.brazier.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names that a shell, LVM or SQL would read something into: data like any other, kept as they are
/// or refused by Cinder's rules, and told to no other service.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(RolesResource.class)
@TestProfile(WallsProfile.class)
class HostileNamesIT {

  @Inject FakeBus bus;

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static String wrapped(String element, ObjectNode content) {
    return object().set(element, content).toString();
  }

  private static ExtractableResponse<Response> newVolume(String hostile) {
    ObjectNode volume = object().put("size", 1).put("name", hostile).put("description", hostile);
    volume.putObject("metadata").put("k", hostile);
    return MEMBER
        .sends(wrapped("volume", volume))
        .post("/v3/volumes")
        .then()
        .statusCode(202)
        .extract();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "; rm -rf /",
        "$(reboot)",
        "`id`",
        "a|b&c>d",
        "-n --yes",
        "@tag",
        "../../dev/sda",
        "vg/lv",
        "a\nb",
        "'; drop table volumes; --",
        "%s%n%(x)s",
        "{{7*7}}",
        "<script>",
        "\\x00\"",
        "名前 🙂 é",
        "\u202Eabc",
      })
  void hostileTextOfAVolumeIsKeptAndStaysHere(String hostile) {
    List<String> told = new CopyOnWriteArrayList<>();
    ExtractableResponse<Response> created = newVolume(hostile);
    String request = created.header("x-openstack-request-id");
    String id = created.path("volume.id");
    MEMBER
        .request()
        .get("/v3/volumes/" + id)
        .then()
        .statusCode(200)
        .body("volume.name", equalTo(hostile))
        .body("volume.description", equalTo(hostile))
        .body("volume.metadata.k", equalTo(hostile));
    try (Subscription _ =
        bus.consume(
            Topic.SCHEDULER,
            1,
            delivery -> {
              told.add(delivery.content().toString());
              delivery.ack();
            })) {
      Awaitility.await().until(() -> told.stream().anyMatch(text -> text.contains(request)));
    }
    assertThat(told).noneMatch(text -> text.contains(hostile));
  }

  @ParameterizedTest
  @ValueSource(strings = {"; rm -rf /", "$(reboot)", "-n --yes", "'; drop table x; --", "名前 🙂"})
  void hostileTextOfATypeIsKept(String hostile) {
    ObjectNode type = object().put("name", hostile);
    type.putObject("extra_specs").put("k", hostile);
    String id =
        ADMIN
            .sends(wrapped("volume_type", type))
            .post("/v3/types")
            .then()
            .statusCode(200)
            .body("volume_type.name", equalTo(hostile))
            .body("volume_type.extra_specs.k", equalTo(hostile))
            .extract()
            .path("volume_type.id");
    ADMIN.request().delete("/v3/types/" + id).then().statusCode(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"; rm", "$(x)", "a\nb", "a\u0000", "é", "a|b", ""})
  void hostileKeyIsRefused(String hostile) {
    ObjectNode volume = object().put("size", 1);
    volume.putObject("metadata").put(hostile, "v");
    MEMBER.sends(wrapped("volume", volume)).post("/v3/volumes").then().statusCode(400);
    ObjectNode type = object().put("name", "type-with-hostile-key");
    type.putObject("extra_specs").put(hostile, "v");
    ADMIN.sends(wrapped("volume_type", type)).post("/v3/types").then().statusCode(400);
  }
}
