package io.brazier.driver.lvm;

import static io.brazier.driver.OldBytesContract.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.brazier.driver.VolumeDriverContract;
import io.brazier.driver.VolumeSpec;
import io.brazier.driver.lvm.SimulatedVolumeGroup.Content;
import io.brazier.driver.lvm.SimulatedVolumeGroup.Outcome;
import io.brazier.driver.lvm.SimulatedVolumeGroup.PowerCut;
import io.brazier.driver.process.Command;
import io.brazier.fault.Fault;
import io.brazier.volume.VolumeId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What extend and retract do beyond the contract: their processes, and what is there when they are
/// cut off.
class ExtensionTest {

  private static final VolumeId ID = VolumeDriverContract.FIRST;
  private static final VolumeId OTHER = VolumeDriverContract.SECOND;
  private static final String NAME = "volume-" + ID.value();
  private static final String ADDED = "added-" + ID.value();
  private static final int SIZE = 2;
  private static final VolumeSpec OLD = spec(ID, SIZE);
  private static final VolumeSpec NEW = spec(ID, 5);

  /// More than any extension has commands.
  private static final int STEPS = 20;

  /// Where new extents come from.
  enum Kind {
    ZEROED("default", Content.ZEROS),
    USED("default", Content.OLD_BYTES),
    THIN_POOL("thin", Content.OLD_BYTES);

    private final String type;
    private final Content content;

    Kind(String type, Content content) {
      this.type = type;
      this.content = content;
    }

    private SimulatedVolumeGroup group() {
      SimulatedVolumeGroup made = new SimulatedVolumeGroup(40, content);
      if (this == ZEROED) {
        made.tag(VolumeGroup.ZEROED);
      }
      return made;
    }

    private LvmVolumeDriver driver(SimulatedVolumeGroup group) {
      return SimulatedDriver.ready(group, Map.of("volume-group", "vg", "lvm-type", type));
    }
  }

  private final SimulatedVolumeGroup group = Kind.ZEROED.group();
  private final SimulatedVolumeGroup used = Kind.USED.group();

  @Test
  void extendIsOneProcessWithOnlyNameAndSize() {
    LvmVolumeDriver driver = withVolume(group, Kind.ZEROED);
    driver.extend(NEW);

    assertThat(group.commands())
        .singleElement()
        .extracting(Command::argv)
        .isEqualTo(List.of("lvextend", "-L", "5368709120b", "vg/" + NAME));
  }

  @Test
  void thinExtendIsOneProcess() {
    LvmVolumeDriver driver = withVolume(group, Kind.THIN_POOL);
    driver.extend(NEW);

    assertThat(group.programs()).containsExactly("lvextend");
  }

  @Test
  void whereOldBytesMayBeExtentsAreZeroedBeforeTheVolumeGetsThem() {
    LvmVolumeDriver driver = withVolume(used, Kind.USED);
    driver.extend(NEW);

    assertThat(used.programs())
        .containsExactly(
            "lvm",
            "lvcreate",
            "lvm",
            "blkdiscard",
            "sync",
            "lvchange",
            "lvs",
            "lvremove",
            "lvextend");
    assertThat(used.commands().get(3).argv()).endsWith("/dev/vg/" + ADDED);
    assertThat(used.commands().get(7).argv())
        .containsSequence(
            "--config",
            "activation { retry_deactivation = 1 } devices { issue_discards = 0 }",
            "-f",
            "vg/" + ADDED);
    assertThat(used.commands().getLast().argv())
        .endsWith("vg/" + NAME, "/dev/disk:2-2", "/dev/disk:3-3", "/dev/disk:4-4");
  }

  /// Or the extents that were zeroed could be somebody else's in between.
  @Test
  void nobodyComesBetweenTheRemovalAndTheExtension() {
    LvmVolumeDriver driver = withVolume(used, Kind.USED);
    Thread other = Thread.ofVirtual().unstarted(() -> driver.create(spec(OTHER, 3)));
    used.plan(command -> {
      if (command.program().equals("lvremove")) {
        other.start();
        await().until(() -> other.getState() == Thread.State.WAITING);
      }
      return Outcome.WORKS;
    });
    driver.extend(NEW);
    await().until(() -> !other.isAlive());

    assertThat(used.programs()).containsSequence("lvs", "lvremove", "lvextend", "lvcreate");
    assertThat(used.sizes()).isEqualTo(Map.of(NAME, 5, "volume-" + OTHER.value(), 3));
  }

  /// A tenant sees an open volume grow at once.
  @ParameterizedTest
  @EnumSource
  void openVolumeShowsNoOldByteAtAnyTime(Kind kind) {
    SimulatedVolumeGroup watched = kind.group();
    LvmVolumeDriver driver = withVolume(watched, kind);
    watched.setOpen(NAME, true);
    AtomicInteger shown = new AtomicInteger();
    watched.plan(_ -> {
      if (watched.showsOldBytesFrom(NAME, SIZE)) {
        shown.incrementAndGet();
      }
      return Outcome.WORKS;
    });
    driver.extend(NEW);

    assertThat(shown).hasValue(0);
    assertExtended(watched);
  }

  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      names = {"CRASHES_AFTER", "FAILS_AFTER", "HANGS_AFTER"})
  void extendThatOnlySeemedToFailIsDone(Outcome outcome) {
    for (Kind kind : Kind.values()) {
      SimulatedVolumeGroup tried = kind.group();
      LvmVolumeDriver driver = withVolume(tried, kind);
      failOnce(tried, command -> command.program().equals("lvextend"), outcome);
      driver.extend(NEW);

      assertExtended(tried);
    }
  }

  @ParameterizedTest
  @EnumSource
  void extendCutOffAtAnyStepIsDoneWhenRepeated(Kind kind) {
    forEachStep(
        kind,
        (cut, driver) -> {
          driver.extend(NEW);
          assertExtended(cut);
        });
  }

  @ParameterizedTest
  @EnumSource
  void extendCutOffAtAnyStepIsTakenBack(Kind kind) {
    forEachStep(
        kind,
        (cut, driver) -> {
          cut.fill(NAME);
          driver.retract(OLD);

          assertThat(cut.sizes()).isEqualTo(Map.of(NAME, SIZE));
          assertThat(cut.isFilledUpTo(NAME, SIZE)).isTrue();
          assertThat(cut.freeIsZero()).isEqualTo(kind == Kind.ZEROED);
        });
  }

  @ParameterizedTest
  @EnumSource
  void retractCutOffAtAnyStepIsDoneWhenRepeated(Kind kind) {
    for (int step = 0; step < STEPS; step++) {
      SimulatedVolumeGroup cut = kind.group();
      LvmVolumeDriver driver = withVolume(cut, kind);
      driver.extend(NEW);
      cut.fill(NAME);
      cutOffAt(cut, step, Outcome.POWER_FAILS_AFTER, () -> driver.retract(OLD));
      LvmVolumeDriver next = kind.driver(cut);
      next.retract(OLD);
      next.extend(NEW);

      assertExtended(cut);
      assertThat(cut.freeIsZero()).isEqualTo(kind == Kind.ZEROED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void extendCutOffAtAnyStepIsReportedAndDeletedAsAWhole(Kind kind) {
    forEachStep(
        kind,
        (cut, driver) -> {
          assertThat(driver.volumes()).containsExactly(ID);
          assertThat(driver.poolReport().allocatedCapacityGib()).isBetween(2L, 5L);

          driver.delete(OLD);

          assertThat(cut.sizes()).isEmpty();
          assertThat(driver.volumes()).isEmpty();
          assertThat(cut.freeIsZero()).isEqualTo(kind == Kind.ZEROED);
        });
  }

  @ParameterizedTest
  @EnumSource
  void otherSizeMayBeAskedForAfterOneThatWasCutOff(Kind kind) {
    forEachStep(
        kind,
        (cut, driver) -> {
          driver.extend(spec(ID, 6));

          assertThat(cut.sizes()).isEqualTo(Map.of(NAME, 6));
          assertThat(cut.isSafelyZeroFrom(NAME, SIZE)).isTrue();
          assertThat(cut.isFilledUpTo(NAME, SIZE)).isTrue();
        });
  }

  @ParameterizedTest
  @EnumSource
  void createAfterAnExtendThatWasCutOffTakesNothingOfIt(Kind kind) {
    forEachStep(
        kind,
        (cut, driver) -> {
          driver.create(spec(OTHER, 3));

          assertThat(cut.isSafelyZero("volume-" + OTHER.value())).isTrue();
        });
  }

  @Test
  void whatWasToBeAddedGoesWhenTheGroupBecameZeroed() {
    LvmVolumeDriver driver = withVolume(used, Kind.USED);
    cutOffAt(used, 4, Outcome.POWER_FAILS_BEFORE, () -> driver.extend(NEW));
    assertThat(used.sizes()).containsKey(ADDED);
    used.tag(VolumeGroup.ZEROED);

    Kind.USED.driver(used).extend(NEW);

    assertThat(used.sizes()).isEqualTo(Map.of(NAME, 5));
  }

  @Test
  void thickVolumeOfAnEarlierConfigurationIsExtendedByZeros() {
    withVolume(used, Kind.USED);
    Kind.THIN_POOL.driver(used).extend(spec(ID, 3));

    assertThat(used.sizes()).isEqualTo(Map.of(NAME, 3));
    assertThat(used.isSafelyZeroFrom(NAME, SIZE)).isTrue();
  }

  @Test
  void extendWithoutRoomFailsWithTheToolsWordsAndChangesNothing() {
    for (Kind kind : List.of(Kind.ZEROED, Kind.USED)) {
      SimulatedVolumeGroup full = kind.group();
      LvmVolumeDriver driver = withVolume(full, kind);

      assertThatThrownBy(() -> driver.extend(spec(ID, 999)))
          .isInstanceOf(Fault.BackendFailed.class)
          .hasMessageContaining(ID.value())
          .hasMessageContaining("insufficient free space");
      assertThat(full.sizes()).isEqualTo(Map.of(NAME, SIZE));
    }
  }

  @Test
  void nearlyFullPoolExtendsNothing() {
    LvmVolumeDriver driver = withVolume(group, Kind.THIN_POOL);
    group.setPoolPercent(95.5);
    driver.poolReport();

    assertThatThrownBy(() -> driver.extend(NEW))
        .isInstanceOf(Fault.BackendFailed.class)
        .hasMessageContaining("95.50% of its data space");
    assertThat(group.sizes()).isEqualTo(Map.of(NAME, SIZE));
  }

  @ParameterizedTest
  @EnumSource(names = {"ZEROED", "USED"})
  void originOfSnapshotsIsExtendedWhileItsDeviceIsAway(Kind kind) {
    SimulatedVolumeGroup origin = kind.group();
    LvmVolumeDriver driver = withVolume(origin, kind);
    origin.setSnapshots(NAME, true);
    driver.extend(NEW);

    assertExtended(origin);
    assertThat(origin.isActive(NAME)).isTrue();
  }

  @Test
  void openOriginOfSnapshotsIsBusy() {
    LvmVolumeDriver driver = withVolume(group, Kind.ZEROED);
    group.setSnapshots(NAME, true);
    group.setOpen(NAME, true);

    assertThatThrownBy(() -> driver.extend(NEW)).isInstanceOf(Fault.Busy.class);
    assertThat(group.sizes()).isEqualTo(Map.of(NAME, SIZE));
    assertThat(group.isActive(NAME)).isTrue();
  }

  @Test
  void retractInAZeroedGroupWipesWhatItFrees() {
    LvmVolumeDriver driver = withVolume(group, Kind.ZEROED);
    driver.extend(NEW);
    group.fill(NAME);
    group.forgetCommands();
    driver.retract(OLD);

    assertThat(group.programs())
        .containsExactly("lvm", "lvm", "blkdiscard", "sync", "lvm", "lvreduce");
    assertThat(group.commands().get(2).argv())
        .isEqualTo(
            List.of("blkdiscard", "-z", "-o", "2147483648", "-l", "3221225472", "/dev/vg/" + NAME));
    assertThat(group.commands().getLast().argv())
        .isEqualTo(List.of("lvreduce", "-f", "-L", "2147483648b", "vg/" + NAME));
    assertThat(group.freeIsZero()).isTrue();
    assertThat(group.tags()).contains(VolumeGroup.ZEROED);
  }

  /// A wiper of a volume that a tenant may have next must not outlive its service.
  @Test
  void wiperOfRetractIsMarkedForTheNextService() {
    LvmVolumeDriver driver = withVolume(group, Kind.ZEROED);
    driver.extend(NEW);
    driver.retract(OLD);

    assertThat(group.commands())
        .allSatisfy(command ->
            assertThat(command.environment()).containsEntry("BRAZIER_VOLUME_GROUP", "vg"));
  }

  @Test
  void thinVolumeGivesItsBlocksBack() {
    LvmVolumeDriver driver = withVolume(group, Kind.THIN_POOL);
    driver.extend(NEW);
    group.forgetCommands();
    driver.retract(OLD);

    assertThat(group.commands().get(2).argv())
        .isEqualTo(
            List.of("blkdiscard", "-o", "2147483648", "-l", "3221225472", "/dev/vg/" + NAME));
  }

  @Test
  void whereOldBytesMayBeRetractWipesNothing() {
    LvmVolumeDriver driver = withVolume(used, Kind.USED);
    driver.extend(NEW);
    used.forgetCommands();
    driver.retract(OLD);

    assertThat(used.programs()).doesNotContain("blkdiscard");
  }

  /// It would refuse to cut what it takes for a file system.
  @Test
  void newerLvmIsToldNotToLookForFileSystems() {
    LvmVolumeDriver driver = withVolume(group, Kind.ZEROED);
    driver.extend(NEW);
    group.setVersion("2.03.17");
    driver.retract(OLD);

    assertThat(group.commands().getLast().argv()).containsSequence("-f", "--fs", "ignore", "-L");
  }

  /// What comes after an extend that was cut off.
  private interface Sequel {
    void then(SimulatedVolumeGroup cut, LvmVolumeDriver next);
  }

  private static void forEachStep(Kind kind, Sequel sequel) {
    for (Outcome outcome : EnumSet.of(Outcome.POWER_FAILS_BEFORE, Outcome.POWER_FAILS_AFTER)) {
      for (int step = 0; step < STEPS; step++) {
        SimulatedVolumeGroup cut = kind.group();
        LvmVolumeDriver driver = withVolume(cut, kind);
        cutOffAt(cut, step, outcome, () -> driver.extend(NEW));
        sequel.then(cut, kind.driver(cut));
      }
    }
  }

  /// The host loses power at a command, if there are so many.
  private static void cutOffAt(
      SimulatedVolumeGroup cut, int step, Outcome outcome, Runnable operation) {
    AtomicInteger commands = new AtomicInteger();
    cut.plan(_ -> commands.getAndIncrement() == step ? outcome : Outcome.WORKS);
    try {
      operation.run();
    } catch (PowerCut e) {
      assertThat(commands).hasValueGreaterThan(step);
    }
    cut.plan(_ -> Outcome.WORKS);
    cut.powerOn();
  }

  private static void failOnce(
      SimulatedVolumeGroup failing, Predicate<Command> which, Outcome outcome) {
    AtomicInteger runs = new AtomicInteger();
    failing.plan(
        command -> which.test(command) && runs.getAndIncrement() == 0 ? outcome : Outcome.WORKS);
  }

  private static LvmVolumeDriver withVolume(SimulatedVolumeGroup group, Kind kind) {
    LvmVolumeDriver driver = kind.driver(group);
    driver.create(OLD);
    group.fill(NAME);
    group.forgetCommands();
    return driver;
  }

  private static void assertExtended(SimulatedVolumeGroup extended) {
    assertThat(extended.sizes()).isEqualTo(Map.of(NAME, 5));
    assertThat(extended.isFilledUpTo(NAME, SIZE)).isTrue();
    assertThat(extended.isSafelyZeroFrom(NAME, SIZE)).isTrue();
  }
}
