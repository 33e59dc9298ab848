package io.brazier.driver.lvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.driver.OldBytesContract;
import io.brazier.driver.VolumeDriverContract;
import io.brazier.driver.VolumeSpec;
import io.brazier.driver.lvm.SimulatedVolumeGroup.Content;
import io.brazier.driver.lvm.SimulatedVolumeGroup.Outcome;
import io.brazier.driver.process.Command;
import io.brazier.fault.Fault;
import io.brazier.volume.VolumeId;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// A service was killed while a volume was wiped, and its wiper goes on for a while.
class WiperTest {

  private static final VolumeId ID = VolumeDriverContract.FIRST;
  private static final VolumeSpec SPEC = OldBytesContract.spec(ID, 1);
  private static final String NAME = LvName.ofVolume(ID).value();
  private static final String DELETED = LvName.ofDeleted(ID).value();

  private final SimulatedVolumeGroup group = new SimulatedVolumeGroup(10, Content.OLD_BYTES);
  private final LvmVolumeDriver driver =
      SimulatedDriver.ready(group, Map.of("volume-group", "vg", "lvm-type", "default"));

  @Test
  void deleteIsNotRefusedButWaitsForIt() {
    driver.create(SPEC);
    killedWhileWiping(() -> driver.delete(SPEC));
    endsAfterLooks(DELETED, 3);

    driver.delete(SPEC);

    assertThat(group.sizes()).isEmpty();
  }

  @Test
  void createWaitsForItAndWipesAnew() {
    killedWhileWiping(() -> driver.create(SPEC));
    endsAfterLooks(NAME, 3);

    driver.create(SPEC);

    assertThat(group.isSafelyZero(NAME)).isTrue();
    assertThat(group.tagsOf(NAME)).doesNotContain(LogicalVolume.UNWIPED);
  }

  @Test
  void deleteOfAVolumeThatWasNotHandedOutWaitsForItToo() {
    killedWhileWiping(() -> driver.create(SPEC));
    endsAfterLooks(NAME, 3);

    driver.delete(SPEC);

    assertThat(group.sizes()).isEmpty();
  }

  @Test
  void wiperThatNeverEndsIsAFailureOfTheBackend() {
    driver.create(SPEC);
    killedWhileWiping(() -> driver.delete(SPEC));
    group.setOpen(DELETED, true);

    assertThatThrownBy(() -> driver.delete(SPEC))
        .isInstanceOf(Fault.BackendFailed.class)
        .hasMessageContaining("still open");
  }

  private void killedWhileWiping(Runnable operation) {
    group.plan(command -> isWiping(command) ? Outcome.POWER_FAILS_BEFORE : Outcome.WORKS);
    assertThatThrownBy(operation::run).isInstanceOf(SimulatedVolumeGroup.PowerCut.class);
    group.powerOn();
    group.plan(_ -> Outcome.WORKS);
  }

  private void endsAfterLooks(String name, int number) {
    AtomicInteger looks = new AtomicInteger();
    group.setOpen(name, true);
    group.plan(command -> {
      if (command.program().equals("lvm") && looks.incrementAndGet() == number) {
        group.setOpen(name, false);
      }
      return Outcome.WORKS;
    });
  }

  private static boolean isWiping(Command command) {
    return command.program().equals("blkdiscard");
  }
}
