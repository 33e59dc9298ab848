package io.brazier.e2e;

import static io.brazier.e2e.instance.Eventually.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.e2e.client.Project;
import io.brazier.e2e.inspect.Checkup;
import io.brazier.e2e.inspect.LogicalVolume;
import io.brazier.e2e.inspect.Storage;
import io.brazier.e2e.instance.Brazier;
import io.brazier.e2e.instance.ProgramOutput;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// The doctor sees what is there, and mends nothing that may be somebody's.
class DoctorIT {

  private static final String STRANGER = "volume-11111111-2222-4333-8444-555555555555";

  private final Brazier brazier = Brazier.shared();
  private final Storage storage = new Storage(brazier);
  private final Checkup checkup = new Checkup(brazier);

  @AutoClose private final Project project = Project.fresh(brazier);

  @Test
  void healthySystemHasNoDifferences() {
    project.createAvailable(project.thick());
    project.createAvailable(project.thin());

    checkup.awaitHealthy(SOON);
    assertThat(brazier.run("doctor")).startsWith("No differences: ");
  }

  @Test
  void unknownLogicalVolumeIsNamedAndNotDeleted() {
    LogicalVolume known = storage.only(project.createAvailable(project.thick()));
    String path = known.group() + "/" + STRANGER;
    brazier
        .exec(known.host(), "lvcreate", "-y", "-L", "4m", "-n", STRANGER, known.group())
        .orFail();
    try {
      ProgramOutput answer = brazier.attempt("doctor", "--repair");

      assertThat(answer.status()).isEqualTo(1);
      assertThat(answer.stdout()).contains(path + " on storage-" + known.host());
      assertThat(storage.logicalVolumes()).extracting(LogicalVolume::name).contains(STRANGER);
      assertThat(checkup.differences()).hasSize(1);
    } finally {
      brazier.exec(known.host(), "lvremove", "-f", path).orFail();
    }
  }
}
