package io.brazier.e2e;

import static io.brazier.e2e.instance.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.e2e.client.Backends;
import io.brazier.e2e.client.Project;
import io.brazier.e2e.client.VolumeType;
import io.brazier.e2e.inspect.LogicalVolume;
import io.brazier.e2e.inspect.Storage;
import io.brazier.e2e.instance.Brazier;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// What was on a volume is not on the next one (P10).
class OldBytesIT {

  private static final int ELSEWHERE = 2;

  private final Brazier brazier = Brazier.shared();
  private final Storage storage = new Storage(brazier);

  @AutoClose private final Project project = Project.fresh(brazier);

  @Test
  void newThickVolumeOnTheSameExtentsReadsAsZeros() {
    try (Backends.Disabled _ = new Backends(project.api()).disable(ELSEWHERE, project.thick())) {
      LogicalVolume old = createWithPattern(project.thick());
      List<String> extents = storage.extents(old);
      remove(old);

      LogicalVolume fresh = createOn(project.thick());

      assertThat(storage.extents(fresh)).as("the same place on the disk").isEqualTo(extents);
      assertThat(storage.isZero(fresh)).isTrue();
    }
  }

  @Test
  void newThinVolumeReadsAsZeros() {
    try (Backends.Disabled _ = new Backends(project.api()).disable(ELSEWHERE, project.thin())) {
      remove(createWithPattern(project.thin()));

      LogicalVolume fresh = createOn(project.thin());

      assertThat(storage.isZero(fresh)).isTrue();
    }
  }

  private LogicalVolume createWithPattern(VolumeType type) {
    LogicalVolume lv = createOn(type);
    storage.fillWithPattern(lv);
    assertThat(storage.isZero(lv)).isFalse();
    return lv;
  }

  private LogicalVolume createOn(VolumeType type) {
    return storage.only(project.createAvailable(type));
  }

  private void remove(LogicalVolume lv) {
    String volume = lv.name().substring("volume-".length());
    project.delete(volume);
    project.awaitGone(volume);
    eventually("it is wiped and gone", () -> assertThat(storage.of(volume)).isEmpty());
  }
}
