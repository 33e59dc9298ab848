package io.brazier.driver.lvm;

import static io.brazier.driver.OldBytesContract.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.driver.VolumeDriver;
import io.brazier.driver.VolumeDriverContract;
import io.brazier.driver.lvm.SimulatedVolumeGroup.Content;
import io.brazier.driver.lvm.SimulatedVolumeGroup.Outcome;
import io.brazier.driver.process.Command;
import io.brazier.fault.Fault;
import io.brazier.volume.VolumeId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LvmVolumeDriverTest {

  private static final VolumeId ID = VolumeDriverContract.FIRST;
  private static final String NAME = "volume-" + ID.value();
  private static final String DELETED = "deleted-" + ID.value();
  private static final Map<String, String> THICK =
      Map.of("volume-group", "vg", "lvm-type", "default");
  private static final Map<String, String> THIN = Map.of("volume-group", "vg", "lvm-type", "thin");
  private static final Map<String, String> AUTO = Map.of("volume-group", "vg", "lvm-type", "auto");
  private static final Map<String, String> UNCLEARED =
      Map.of("volume-group", "vg", "lvm-type", "default", "volume-clear", "none");

  private final SimulatedVolumeGroup group = zeroed();

  private static SimulatedVolumeGroup zeroed() {
    SimulatedVolumeGroup made = new SimulatedVolumeGroup(40, Content.ZEROS);
    made.tag(VolumeGroup.ZEROED);
    return made;
  }

  private static SimulatedVolumeGroup dirty() {
    return new SimulatedVolumeGroup(40, Content.OLD_BYTES);
  }

  @Nested
  class Thick extends Contract {
    Thick() {
      super(zeroed(), THICK);
    }
  }

  @Nested
  class ThickOnAUsedDisk extends Contract {
    ThickOnAUsedDisk() {
      super(dirty(), THICK);
    }
  }

  @Nested
  class ThickWithoutClearing extends Contract {
    ThickWithoutClearing() {
      super(zeroed(), UNCLEARED);
    }
  }

  @Nested
  class Thin extends Contract {
    Thin() {
      super(dirty(), THIN);
    }
  }

  /// The contract on one kind of volume group.
  abstract static class Contract implements VolumeDriverContract {
    private final SimulatedVolumeGroup simulated;
    private final Map<String, String> settings;
    private final VolumeDriver driver;

    Contract(SimulatedVolumeGroup simulated, Map<String, String> settings) {
      this.simulated = simulated;
      this.settings = settings;
      this.driver = SimulatedDriver.ready(simulated, settings);
    }

    @Override
    public VolumeDriver driver() {
      return driver;
    }

    @Override
    public VolumeDriver driverBeforeSetup() {
      return SimulatedDriver.on(simulated, settings);
    }

    @Override
    public void fill(VolumeId id) {
      simulated.fill(id.nameOnStorage());
    }

    @Override
    public boolean isFilledUpTo(VolumeId id, int gib) {
      return simulated.isFilledUpTo(id.nameOnStorage(), gib);
    }

    @Override
    public boolean readsAsZerosFrom(VolumeId id, int gib) {
      return simulated.isSafelyZeroFrom(id.nameOnStorage(), gib);
    }

    @Override
    public void whileOpen(VolumeId id, Runnable work) {
      simulated.setOpen(id.nameOnStorage(), true);
      work.run();
      simulated.setOpen(id.nameOnStorage(), false);
    }
  }

  @Test
  void createIsOneProcessWithOnlyNamesSizesAndTags() {
    LvmVolumeDriver driver = SimulatedDriver.ready(group, THICK);
    group.forgetCommands();
    driver.create(spec(ID, 3));

    assertThat(group.commands())
        .singleElement()
        .extracting(Command::argv)
        .isEqualTo(
            List.of(
                "lvcreate",
                "--yes",
                "-n",
                NAME,
                "--addtag",
                "cinder.volume=" + ID,
                "-W",
                "n",
                "-Z",
                "n",
                "-L",
                "3221225472b",
                "vg"));
  }

  @Test
  void whereOldBytesMayBeLvmOverwritesSignatures() {
    SimulatedVolumeGroup used = dirty();
    LvmVolumeDriver driver = SimulatedDriver.ready(used, THICK);
    used.forgetCommands();
    driver.create(spec(ID, 3));

    assertThat(used.commands().getFirst().argv()).containsSequence("-W", "y", "-Z", "y");
  }

  @Test
  void thinCreateIsOneProcess() {
    LvmVolumeDriver driver = SimulatedDriver.ready(group, THIN);
    group.forgetCommands();
    driver.create(spec(ID, 3));

    assertThat(group.programs()).containsExactly("lvcreate");
  }

  @Test
  void deleteRenamesWipesAndRemoves() {
    LvmVolumeDriver driver = SimulatedDriver.ready(group, THICK);
    driver.create(spec(ID, 1));
    group.forgetCommands();
    driver.delete(spec(ID, 1));

    assertThat(group.programs())
        .containsExactly("lvm", "lvrename", "blkdiscard", "sync", "lvremove");
  }

  @Test
  void everyCommandHasTheSameEnvironmentAndATimeOut() {
    LvmVolumeDriver driver =
        SimulatedDriver.ready(
            group,
            Map.of(
                "volume-group", "vg", "lvm-system-dir", "/etc/brazier", "command-timeout", "7s"));
    driver.create(spec(ID, 1));

    assertThat(group.commands())
        .allSatisfy(command -> {
          assertThat(command.environment())
              .containsEntry("LC_ALL", "C")
              .containsEntry("LVM_SYSTEM_DIR", "/etc/brazier");
          assertThat(command.timeout()).hasSeconds(7);
        });
  }

  @Test
  void crashedToolIsRunAgain() {
    LvmVolumeDriver driver = SimulatedDriver.ready(group, THICK);
    AtomicInteger runs = new AtomicInteger();
    group.plan(_ -> runs.incrementAndGet() < 3 ? Outcome.CRASHES_BEFORE : Outcome.WORKS);
    driver.create(spec(ID, 1));

    assertThat(runs).hasValue(3);
    assertThat(group.sizes()).containsEntry(NAME, 1);
  }

  @Test
  void createThatOnlySeemedToFailIsDone() {
    LvmVolumeDriver driver = SimulatedDriver.ready(group, THICK);
    failOnce("lvcreate", Outcome.FAILS_AFTER);
    driver.create(spec(ID, 1));

    assertThat(group.sizes()).containsEntry(NAME, 1);
  }

  @Test
  void createWithoutRoomFailsWithTheToolsWords() {
    LvmVolumeDriver driver = SimulatedDriver.ready(group, THICK);

    assertThatThrownBy(() -> driver.create(spec(ID, 999)))
        .isInstanceOf(Fault.BackendFailed.class)
        .hasMessageContaining(ID.value())
        .hasMessageContaining("insufficient free space");
  }

  @Test
  void volumeOfSomebodyElseWithOurNameIsNotTaken() {
    LvmVolumeDriver driver = SimulatedDriver.ready(group, THICK);
    group.addForeign(NAME, 1);

    assertThatThrownBy(() -> driver.create(spec(ID, 1)))
        .isInstanceOf(Fault.BackendFailed.class)
        .hasMessageContaining("not tagged");
  }

  @Test
  void idThatIsNoUuidNeverReachesACommandLine() {
    LvmVolumeDriver driver = SimulatedDriver.ready(group, THICK);
    group.forgetCommands();

    assertThatThrownBy(() -> driver.create(spec(new VolumeId("x; rm -rf /"), 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(group.commands()).isEmpty();
  }

  @Test
  void createCutOffBeforeItsZeroingIsZeroedWhenRepeated() {
    SimulatedVolumeGroup used = dirty();
    LvmVolumeDriver driver = SimulatedDriver.ready(used, THICK);
    used.plan(command ->
        command.program().equals("blkdiscard") ? Outcome.POWER_FAILS_BEFORE : Outcome.WORKS);
    assertThatThrownBy(() -> driver.create(spec(ID, 1)))
        .isInstanceOf(SimulatedVolumeGroup.PowerCut.class);
    assertThat(used.tagsOf(NAME)).contains(LogicalVolume.UNWIPED);
    used.plan(_ -> Outcome.WORKS);
    used.powerOn();

    SimulatedDriver.ready(used, THICK).create(spec(ID, 1));

    assertThat(used.isSafelyZero(NAME)).isTrue();
    assertThat(used.tagsOf(NAME)).doesNotContain(LogicalVolume.UNWIPED);
  }

  @Test
  void deleteCutOffInTheMiddleGoesOnWhereItWas() {
    LvmVolumeDriver driver = SimulatedDriver.ready(group, THICK);
    driver.create(spec(ID, 40));
    group.fill(NAME);
    group.plan(command ->
        command.argv().contains(Long.toString(Wiper.CHUNK_BYTES * 2))
            ? Outcome.POWER_FAILS_BEFORE
            : Outcome.WORKS);
    assertThatThrownBy(() -> driver.delete(spec(ID, 40)))
        .isInstanceOf(SimulatedVolumeGroup.PowerCut.class);
    assertThat(group.sizes()).containsOnlyKeys(DELETED);
    group.plan(_ -> Outcome.WORKS);
    group.powerOn();
    group.forgetCommands();

    SimulatedDriver.ready(group, THICK).delete(spec(ID, 40));

    assertThat(group.programs().stream().filter("blkdiscard"::equals)).hasSize(1);
    assertThat(group.sizes()).isEmpty();
    assertThat(group.freeIsZero()).isTrue();
  }

  @Test
  void halfDeletedVolumeIsStillReported() {
    LvmVolumeDriver driver = SimulatedDriver.ready(group, THICK);
    driver.create(spec(ID, 2));
    group.plan(command -> command.program().equals("sync") ? Outcome.FAILS_BEFORE : Outcome.WORKS);

    assertThatThrownBy(() -> driver.delete(spec(ID, 2))).isInstanceOf(Fault.BackendFailed.class);

    assertThat(driver.volumes()).containsExactly(ID);
    assertThat(driver.poolReport().allocatedCapacityGib()).isEqualTo(2);
  }

  @Test
  void unclearedDeleteTakesTheTagFromTheGroupFirst() {
    SimulatedDriver.ready(group, THICK).create(spec(ID, 1));
    LvmVolumeDriver careless = SimulatedDriver.on(group, UNCLEARED);
    careless.delete(spec(ID, 1));

    assertThat(group.programs()).endsWith("vgchange", "lvremove");
    assertThat(group.tags()).doesNotContain(VolumeGroup.ZEROED);
  }

  @Test
  void partlyClearedDeleteWipesOnlyTheBeginning() {
    LvmVolumeDriver driver =
        SimulatedDriver.ready(
            group,
            Map.of(
                "volume-group",
                "vg",
                "lvm-type",
                "default",
                "volume-clear-size",
                "1024",
                "volume-clear-ionice",
                "-c2 -n7"));
    driver.create(spec(ID, 2));
    group.forgetCommands();
    driver.delete(spec(ID, 2));

    assertThat(group.commands().get(2).argv())
        .isEqualTo(
            List.of(
                "ionice",
                "-c2",
                "-n7",
                "blkdiscard",
                "-z",
                "-o",
                "0",
                "-l",
                "1073741824",
                "/dev/vg/" + DELETED));
    assertThat(group.tags()).doesNotContain(VolumeGroup.ZEROED);
  }

  @Test
  void thickVolumeOfAnEarlierConfigurationIsWipedByAThinBackend() {
    SimulatedDriver.ready(group, THICK).create(spec(ID, 1));
    group.fill(NAME);
    SimulatedDriver.ready(group, THIN).delete(spec(ID, 1));

    assertThat(group.freeIsZero()).isTrue();
  }

  @Test
  void autoOnAnEmptyGroupIsThinAndMakesThePool() {
    LvmVolumeDriver driver = SimulatedDriver.ready(group, AUTO);

    assertThat(driver.poolReport().thinProvisioning()).isTrue();
    assertThat(driver.poolReport().totalCapacityGib()).isEqualTo(38);
  }

  /// L-5: Cinder makes a pool in a group with thick volumes.
  @Test
  void autoNeverMakesAPoolInAGroupWithVolumes() {
    group.addForeign("somebody", 5);
    LvmVolumeDriver driver = SimulatedDriver.ready(group, AUTO);

    assertThat(driver.poolReport().thinProvisioning()).isFalse();
    assertThat(group.programs()).doesNotContain("lvcreate");
  }

  /// L-6: Cinder dies of a StopIteration.
  @Test
  void missingGroupIsNamed() {
    LvmVolumeDriver driver = SimulatedDriver.on(group, Map.of("volume-group", "nowhere"));

    assertThatThrownBy(driver::checkForSetupError)
        .isInstanceOf(Fault.BackendFailed.class)
        .hasMessageContaining("Volume group nowhere does not exist")
        .hasMessageContaining("vgcreate --addtag brazier.zeroed nowhere DEVICE");
  }

  /// L-10: Cinder lets a pool run full.
  @Test
  void nearlyFullPoolTakesNoVolumeAndIsDown() {
    LvmVolumeDriver driver = SimulatedDriver.ready(group, THIN);
    group.setPoolPercent(95.5);

    assertThat(driver.poolReport().capabilities()).containsEntry("backend_state", "down");
    assertThatThrownBy(() -> driver.create(spec(ID, 1)))
        .isInstanceOf(Fault.BackendFailed.class)
        .hasMessageContaining("95.50% of its data space");
  }

  @Test
  void poolThatHasRoomAgainTakesVolumesAgain() {
    LvmVolumeDriver driver = SimulatedDriver.ready(group, THIN);
    group.setPoolPercent(99);
    driver.poolReport();
    group.setPoolPercent(10);
    driver.poolReport();
    driver.create(spec(ID, 1));

    assertThat(group.sizes()).containsEntry(NAME, 1);
  }

  private void failOnce(String program, Outcome outcome) {
    AtomicInteger runs = new AtomicInteger();
    group.plan(command ->
        command.program().equals(program) && runs.getAndIncrement() == 0 ? outcome : Outcome.WORKS);
  }
}
