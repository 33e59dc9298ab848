package io.brazier.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.e2e.client.Backends;
import io.brazier.e2e.client.Project;
import io.brazier.e2e.inspect.Books;
import io.brazier.e2e.inspect.Database;
import io.brazier.e2e.inspect.LogicalVolume;
import io.brazier.e2e.inspect.Storage;
import io.brazier.e2e.instance.Brazier;
import io.brazier.e2e.instance.Eventually;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A backend that fails is left for another one; when all have failed, the volume says so.
class FailedBackendIT {

  private static final int BALLAST_GIB = 20;

  private final Brazier brazier = Brazier.shared();
  private final Storage storage = new Storage(brazier);
  private final Books books = new Books(Database.of(brazier));

  @AutoClose private final Project project = Project.fresh(brazier);

  @Test
  void failedFirstBackendIsLeftForTheSecond() {
    String group = makeTheFirstHostTheBest();
    storage.refuseNewVolumes(1, group);
    try {
      String volume = project.create(project.thin());
      project.awaitAvailable(volume, Eventually.RECOVERY);

      assertThat(hostOf(volume)).startsWith("storage-2@");
      assertThat(storage.only(volume).host()).isEqualTo(2);
      books.balance(project.id());
    } finally {
      storage.acceptNewVolumes(1, group);
    }
  }

  @Test
  void volumeThatFailsEverywhereEndsInErrorWithTheCause() {
    Eventually.eventually("nothing is being deleted", books::nothingIsBeingDeleted);
    List<LogicalVolume> pools = storage.thinPools();
    pools.forEach(pool -> storage.refuseNewVolumes(pool.host(), pool.group()));
    try {
      String volume = project.create(project.thin());
      Eventually.eventually(
          "the volume is in error",
          Eventually.RECOVERY,
          () -> assertThat(project.status(volume)).isEqualTo("error"));

      assertSaysThatAllHaveFailed(project.messages(volume));
      assertThat(storage.of(volume)).isEmpty();
      books.balance(project.id());
    } finally {
      pools.forEach(pool -> storage.acceptNewVolumes(pool.host(), pool.group()));
    }
  }

  /// Without keystone everybody is an administrator, and so sees the cause behind the message.
  private static void assertSaysThatAllHaveFailed(List<JsonNode> messages) {
    assertThat(messages).hasSize(1);
    assertThat(messages.getFirst().get("event_id").asText()).isEqualTo("VOLUME_VOLUME_001_003");
    assertThat(messages.getFirst().get("user_message").asText())
        .startsWith("schedule allocate volume:Could not find any available weighted backend.")
        .containsPattern("storage-1@\\S+: IgnoreAttemptedHostsFilter: was tried before and failed")
        .containsPattern("storage-2@\\S+: IgnoreAttemptedHostsFilter: was tried before and failed")
        .contains("last failure: Volume ", "lvcreate");
  }

  /// Puts a load on the second host, so that the scheduler likes the first one better.
  ///
  /// @return the volume group of the thin backends
  private String makeTheFirstHostTheBest() {
    try (Backends.Disabled _ = new Backends(project.api()).disable(1, project.thin())) {
      String ballast = Project.idOf(project.request(BALLAST_GIB, project.thin()).expect(202));
      project.awaitAvailable(ballast);
      LogicalVolume lv = storage.only(ballast);
      assertThat(lv.host()).isEqualTo(2);
      return lv.group();
    }
  }

  private String hostOf(String volume) {
    return project.show(volume).get("os-vol-host-attr:host").asText();
  }
}
