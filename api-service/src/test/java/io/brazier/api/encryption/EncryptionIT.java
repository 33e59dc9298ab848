package io.brazier.api.encryption;

import static io.brazier.api.testing.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.brazier.api.testing.ApiProfile;
import io.brazier.api.testing.Caller;
import io.brazier.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ApiProfile.class)
class EncryptionIT {

  private static final String NONE = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
  private static final String LUKS =
      "{'encryption': {'provider': 'luks', 'control_location': 'front-end', 'key_size': '256', 'x': [1]}}";

  @Inject EntityManager rows;

  private final String project = UUID.randomUUID().toString();
  private final Caller admin = Caller.admin(project);
  private final Caller member = Caller.member(project);

  private String type() {
    return admin
        .post("types", "{'volume_type': {'name': '%s'}}".formatted(UUID.randomUUID()))
        .statusCode(200)
        .extract()
        .path("volume_type.id");
  }

  private String volume(String type) {
    return member
        .post("volumes", "{'volume': {'size': 1, 'volume_type': '%s'}}".formatted(type))
        .statusCode(202)
        .extract()
        .path("volume.id");
  }

  @Test
  void encryptionIsMadeShownChangedAndRemoved() {
    String type = type();
    String path = "types/" + type + "/encryption";
    admin.get(path).statusCode(200).body("", anEmptyMap());
    refused(admin.get(path + "/provider"), 404);
    String id =
        admin
            .at("3.0")
            .post(path, LUKS)
            .statusCode(200)
            .body("encryption.provider", equalTo("luks"))
            .body("encryption.key_size", equalTo(256))
            .body("encryption.x[0]", equalTo(1))
            .body("encryption.volume_type_id", equalTo(type))
            .body("encryption.size()", equalTo(6))
            .extract()
            .path("encryption.encryption_id");
    refused(
        admin.post(path, LUKS),
        400,
        "Volume type encryption for type %s already exists.".formatted(type));
    Map<String, @Nullable Object> shown =
        new HashMap<>(admin.get(path).statusCode(200).extract().<Map<String, ?>>path(""));
    assertThat(shown.remove("created_at")).isNotNull();
    Map<String, @Nullable Object> expected =
        new HashMap<>(
            Map.of(
                "encryption_id",
                id,
                "volume_type_id",
                type,
                "provider",
                "luks",
                "control_location",
                "front-end",
                "key_size",
                256,
                "deleted",
                false));
    expected.put("cipher", null);
    expected.put("updated_at", null);
    expected.put("deleted_at", null);
    assertThat(shown).isEqualTo(expected);
    admin
        .put(path + "/" + id, "{'encryption': {'cipher': 'aes', 'key_size': null}}")
        .statusCode(200)
        .body("encryption.size()", equalTo(2))
        .body("encryption.cipher", equalTo("aes"));
    admin
        .get(path)
        .body("provider", equalTo("luks"))
        .body("cipher", equalTo("aes"))
        .body("key_size", nullValue())
        .body("updated_at", notNullValue());
    admin.get(path + "/cipher").body("cipher", equalTo("aes")).body("size()", equalTo(1));
    refused(admin.get(path + "/colour"), 404);
    admin.delete(path + "/provider").statusCode(202).body(emptyString());
    admin.get(path).body("", anEmptyMap());
    refused(admin.delete(path + "/provider"), 404);
    refused(admin.put(path + "/provider", "{'encryption': {'cipher': 'aes'}}"), 404);
  }

  @Test
  void encryptionOfATypeInUseStaysAsItIs() {
    String type = type();
    String path = "types/" + type + "/encryption";
    String volume = volume(type);
    refused(admin.post(path, LUKS), 400, "Cannot create encryption specs. Volume type in use.");
    member.get("volumes/" + volume + "/encryption").body("size()", equalTo(1));
    QuarkusTransaction.requiringNew()
        .run(() ->
            rows.createNativeQuery(
                    """
                    insert into encryption (encryption_id, volume_type_id, provider,
                      control_location, key_size) values (?1, ?2, 'luks', 'front-end', 512)
                    """)
                .setParameter(1, UUID.randomUUID().toString())
                .setParameter(2, type)
                .executeUpdate());
    refused(admin.put(path + "/x", "{'encryption': {'cipher': 'aes'}}"), 400);
    refused(admin.delete(path + "/x"), 400);
    String shown = "volumes/" + volume + "/encryption";
    member
        .get(shown)
        .statusCode(200)
        .body("encryption_key_id", nullValue())
        .body("control_location", equalTo("front-end"))
        .body("cipher", nullValue())
        .body("key_size", equalTo(512))
        .body("provider", equalTo("luks"))
        .body("size()", equalTo(5));
    assertThat(member.get(shown + "/provider").statusCode(200).extract().asString())
        .isEqualTo("luks");
    member
        .request()
        .header("Accept", "application/json")
        .get("/v3/" + shown + "/provider")
        .then()
        .statusCode(200);
    assertThat(member.get(shown + "/key_size").extract().asString()).isEqualTo("512");
    assertThat(member.get(shown + "/cipher").statusCode(200).extract().asString()).isEmpty();
    refused(member.get(shown + "/colour"), 404);
    refused(Caller.member("another").get(shown), 404);
  }

  /// Nothing would encrypt it.
  @Test
  void volumeOfAnEncryptedTypeIsNotMade() {
    String type = type();
    admin.post("types/" + type + "/encryption", LUKS).statusCode(200);
    refused(
            member.post("volumes", "{'volume': {'size': 1, 'volume_type': '%s'}}".formatted(type)),
            400)
        .body("badRequest.message", containsString("there is no key manager"));
    admin.delete("types/" + type).statusCode(202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'encryption': {}}",
        "{'encryption': {'provider': 'luks'}}",
        "{'encryption': {'control_location': 'front-end'}}",
        "{'encryption': {'provider': 'luks', 'control_location': 'nowhere'}}",
        "{'encryption': {'provider': null, 'control_location': 'front-end'}}",
        "{'encryption': {'provider': 'luks', 'control_location': 'front-end', 'key_size': -1}}",
        "{'encryption': {'provider': 'luks', 'control_location': 'front-end', 'key_size': 'x'}}",
        "{'encryption': {'provider': 'luks', 'control_location': 'front-end', 'cipher': 5}}",
        "{'encryption': {'provider': 'luks', 'control_location': 'front-end'}, 'more': 1}",
        "{}",
      })
  void malformedEncryptionIsRefused(String body) {
    refused(admin.post("types/" + type() + "/encryption", body), 400);
  }

  @Test
  void unknownTypeIsNotFound() {
    String path = "types/" + NONE + "/encryption";
    refused(admin.get(path), 404);
    refused(admin.get(path + "/provider"), 404);
    refused(admin.post(path, LUKS), 404);
    refused(admin.put(path + "/x", "{'encryption': {'cipher': 'aes'}}"), 404);
    refused(admin.delete(path + "/x"), 404);
  }
}
