package io.brazier.e2e;

import static io.brazier.e2e.instance.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.e2e.client.Answer;
import io.brazier.e2e.client.Api;
import io.brazier.e2e.client.CommandLine;
import io.brazier.e2e.client.Keystone;
import io.brazier.e2e.client.OpenStack4j;
import io.brazier.e2e.client.Project;
import io.brazier.e2e.instance.Brazier;
import io.brazier.e2e.instance.ProgramOutput;
import io.brazier.testing.IdentityContract;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openstack4j.model.storage.block.Volume;

/// The same with a real keystone: who may do what, and whose volumes are seen (P7). The instance
/// that is up must have one.
@Tag("keystone")
class KeystoneIT {

  private static final String ONE_GIB = "{\"volume\": {\"size\": 1, \"name\": \"k1\"}}";

  private final Brazier brazier = Brazier.shared();
  private final Keystone keystone = new Keystone(brazier);

  /// All three have their role in the project `demo`, the administrator in `admin` too.
  private final Api member = keystone.login("member", "demo");

  private final Api reader = keystone.login("reader", "demo");
  private final Api admin = keystone.login("admin", "demo");
  private final Api stranger = keystone.login("admin", "admin");

  @AfterEach
  void deleteAll() {
    deleteAllOf(admin);
    deleteAllOf(stranger);
  }

  @Test
  void memberCreatesListsShowsAndDeletes() {
    String volume = createAvailable(member);

    assertThat(member.get("/volumes").expect(200).body()).contains(volume);
    assertThat(member.get("/volumes/" + volume).expect(200).body())
        .contains("os-vol-tenant-attr:tenant_id")
        .doesNotContain("os-vol-host-attr:host");
    member.delete("/volumes/" + volume).expect(202);
    awaitGone(member, volume);
  }

  @Test
  void readerSeesAndChangesNothing() {
    String volume = createAvailable(member);

    reader.get("/volumes/" + volume).expect(200);
    assertThat(reader.get("/volumes/detail").expect(200).body()).contains(volume);
    assertForbidden(reader.post("/volumes", ONE_GIB), "volume:create");
    assertForbidden(reader.delete("/volumes/" + volume), "volume:delete");
    assertForbidden(
        reader.put("/volumes/" + volume, "{\"volume\": {\"name\": \"x\"}}"), "volume:update");
  }

  @Test
  void administratorSeesHostsAndServicesAndOthersDoNot() {
    String volume = createAvailable(member);

    assertThat(admin.get("/volumes/" + volume).expect(200).body())
        .contains("os-vol-host-attr:host");
    admin.get("/os-services").expect(200);
    member.get("/os-services").expect(403);
    member.get("/scheduler-stats/get_pools").expect(403);
  }

  @Test
  void volumeOfAnotherProjectIsNotThere() {
    String volume = createAvailable(stranger);
    String path = "/volumes/" + volume;

    assertNotFound(member.get(path));
    assertNotFound(member.put(path, "{\"volume\": {\"name\": \"mine\"}}"));
    assertNotFound(member.delete(path));
    assertNotFound(member.get(path + "/metadata"));
    assertThat(member.get("/volumes?all_tenants=1").expect(200).body()).doesNotContain(volume);
    assertThat(admin.get("/volumes?all_tenants=1").expect(200).body()).contains(volume);
  }

  @Test
  void requestWithoutOrWithAWrongTokenIsUnauthorized() {
    Answer without = member.without("X-Auth-Token").get("/volumes").expect(401);
    Answer wrong = member.with("X-Auth-Token", "gAAAAAB").get("/volumes").expect(401);

    assertThat(without.header("WWW-Authenticate")).startsWith("Keystone uri=");
    assertThat(wrong.header("WWW-Authenticate")).startsWith("Keystone uri=");
  }

  @Test
  void clientsWorkWithTheOpenrcOfEachUser() {
    CommandLine shell = CommandLine.of(brazier, "member");

    String made = shell.openstackVolume("create", "--size", "1", "o1").get("id").asText();
    awaitAvailable(member, made);
    Map<String, String> shown = shell.cinderProperties("show", made);
    Volume found = OpenStack4j.volumes(brazier.openrc("member")).get(made);
    ProgramOutput refused =
        CommandLine.of(brazier, "reader").tryOpenstackVolume("create", "--size", "1", "o2");
    shell.cinder("delete", made);

    assertThat(shown).containsEntry("name", "o1");
    assertThat(found.getStatus()).isEqualTo(Volume.Status.AVAILABLE);
    assertThat(refused.status()).isNotZero();
    assertThat(refused.stderr()).contains("403");
    awaitGone(member, made);
  }

  private static String createAvailable(Api api) {
    String volume = Project.idOf(api.post("/volumes", ONE_GIB).expect(202));
    awaitAvailable(api, volume);
    return volume;
  }

  private static void awaitAvailable(Api api, String volume) {
    eventually(
        "volume " + volume + " is available",
        () ->
            assertThat(api.get("/volumes/" + volume).json().at("/volume/status").asText())
                .isEqualTo("available"));
  }

  private static void awaitGone(Api api, String volume) {
    eventually(
        "volume " + volume + " is gone",
        () -> assertThat(api.get("/volumes/" + volume).status()).isEqualTo(404));
  }

  private static void deleteAllOf(Api api) {
    api.get("/volumes")
        .expect(200)
        .json()
        .at("/volumes")
        .forEach(volume -> api.delete("/volumes/" + volume.get("id").asText()));
    eventually(
        "no volume is left", () -> assertThat(api.get("/volumes").json().at("/volumes")).isEmpty());
  }

  private static void assertForbidden(Answer answer, String rule) {
    assertThat(answer.expect(403).json().at("/forbidden/message").asText()).contains(rule);
  }

  private static void assertNotFound(Answer answer) {
    assertThat(answer.expect(404).json().at("/itemNotFound/code").asInt()).isEqualTo(404);
  }

  /// What the stand-in of the component tests does as well.
  @Nested
  class Identity implements IdentityContract {

    @Override
    public Account account() {
      URI url = URI.create(brazier.openrc("admin").getOrDefault("OS_AUTH_URL", ""));
      String password = brazier.read("secrets/keystone-brazier").strip();
      return new Account(url, "brazier", password, "service");
    }
  }
}
