package io.brazier.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.e2e.client.Backends;
import io.brazier.e2e.client.Project;
import io.brazier.e2e.inspect.Books;
import io.brazier.e2e.inspect.Database;
import io.brazier.e2e.inspect.LogicalVolume;
import io.brazier.e2e.inspect.Storage;
import io.brazier.e2e.instance.Brazier;
import io.brazier.e2e.instance.Eventually;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A backend that fails is left for another one.
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
