package io.brazier.driver.lvm;

import static io.brazier.driver.OldBytesContract.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.driver.AtOnce;
import io.brazier.driver.SnapshotSpec;
import io.brazier.driver.VolumeDriver;
import io.brazier.driver.VolumeSource;
import io.brazier.driver.VolumeSpec;
import io.brazier.driver.lvm.SimulatedVolumeGroup.Content;
import io.brazier.driver.lvm.SimulatedVolumeGroup.Outcome;
import io.brazier.driver.lvm.SimulatedVolumeGroup.PowerCut;
import io.brazier.fault.Fault;
import io.brazier.snapshot.SnapshotId;
import io.brazier.volume.VolumeId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random creates, extends, retracts, deletes, restarts and power cuts on a volume group whose
/// tools fail in every way, against a model that only knows names and sizes. P2: after each
/// operation that says it is done the volumes are the model's. P10: no created volume and no extent
/// that was added has an old byte, and nothing free in a group that is tagged as zeroed.
class LvmVolumeDriverWalkTest {

  private static final List<Outcome> OUTCOMES = List.copyOf(EnumSet.allOf(Outcome.class));
  private static final List<Map<String, String>> THICK_KINDS =
      List.of(
          Map.of("volume-group", "vg", "lvm-type", "default"),
          Map.of("volume-group", "vg", "lvm-type", "default", "volume-clear", "none"),
          Map.of("volume-group", "vg", "lvm-type", "default", "volume-clear-size", "1024"));
  private static final List<Map<String, String>> CLEARED = List.of(THICK_KINDS.getFirst());
  private static final List<Map<String, String>> THIN_KINDS =
      List.of(Map.of("volume-group", "vg", "lvm-type", "thin"));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20261101, 987654321})
  void thickVolumesEqualTheModelAndNeverShowOldBytes(long seed) {
    SimulatedVolumeGroup group = new SimulatedVolumeGroup(30, Content.ZEROS);
    group.tag(VolumeGroup.ZEROED);
    new Walk(seed, group, THICK_KINDS).take(400);
  }

  /// As long as all that is deleted is cleared, nothing that is created has to be.
  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33, 34})
  void groupInWhichAllIsClearedStaysZeroed(long seed) {
    SimulatedVolumeGroup group = new SimulatedVolumeGroup(30, Content.ZEROS);
    group.tag(VolumeGroup.ZEROED);
    new Walk(seed, group, CLEARED).take(400);
    assertThat(group.tags()).contains(VolumeGroup.ZEROED);
    assertThat(group.freeIsZero()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void thickVolumesOnAUsedDiskEqualTheModelAndNeverShowOldBytes(long seed) {
    new Walk(seed, new SimulatedVolumeGroup(30, Content.OLD_BYTES), THICK_KINDS).take(400);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void thinVolumesEqualTheModel(long seed) {
    new Walk(seed, new SimulatedVolumeGroup(30, Content.OLD_BYTES), THIN_KINDS).take(400);
  }

  private static final class Walk {
    private final long seed;
    private final Random random;
    private final SimulatedVolumeGroup group;
    private final List<Map<String, String>> kinds;
    private final Map<String, Integer> model = new TreeMap<>();
    private final MetadataQueue queue = new MetadataQueue();
    private VolumeDriver driver;
    private int step;
    private String extended = "";
    private int extendedFromGib;
    private boolean oldBytesShown;

    private Walk(long seed, SimulatedVolumeGroup group, List<Map<String, String>> kinds) {
      this.seed = seed;
      this.random = new Random(seed);
      this.group = group;
      this.kinds = kinds;
      this.driver = ready(kinds.getFirst());
    }

    private void take(int steps) {
      for (step = 0; step < steps; step++) {
        switch (random.nextInt(18)) {
          case 0 -> restart();
          case 1 -> cutPower();
          case 2, 3 -> create(List.of(randomId()));
          case 4 -> create(Stream.generate(this::randomId).limit(5).distinct().toList());
          case 5, 6 -> extend(randomId());
          case 7 -> giveUpExtend(randomId());
          case 8, 9, 10 -> snapshot(randomId());
          case 11 -> deleteSnapshot(randomId());
          case 14 -> revert(randomId());
          case 12, 13 -> createFrom(randomId(), randomId());
          default -> delete(randomId());
        }
        assertThat(group.sizes()).as(where()).isEqualTo(model);
        assertThat(group.freeIsZero() || !group.tags().contains(VolumeGroup.ZEROED))
            .as(where())
            .isTrue();
      }
      assertThat(group.commands()).as("made together").anyMatch(call -> !call.input().isEmpty());
    }

    /// Several at once wait for each other, so that they are made together.
    private void create(List<VolumeId> ids) {
      List<VolumeSpec> specs =
          ids.stream()
              .map(id -> spec(id, model.getOrDefault(id.nameOnStorage(), 1 + random.nextInt(3))))
              .toList();
      List<VolumeSpec> added = specs.stream().filter(this::isNew).toList();
      if (modelGib() + added.stream().mapToInt(spec -> spec.size().value()).sum() > 28) {
        return;
      }
      untilDone(() -> AtOnce.runBehind(queue::inTurn, specs, spec -> driver.create(spec)));
      for (VolumeSpec spec : added) {
        String name = spec.id().nameOnStorage();
        assertThat(group.isSafelyZero(name)).as(where()).isTrue();
        group.fill(name);
        model.put(name, spec.size().value());
      }
    }

    private boolean isNew(VolumeSpec spec) {
      return !model.containsKey(spec.id().nameOnStorage());
    }

    /// A snapshot with the id of its volume.
    private void snapshot(VolumeId id) {
      int gib = model.getOrDefault(id.nameOnStorage(), 0);
      if (gib == 0 || hasSnapshot(id) || modelGib() + gib > 28) {
        return;
      }
      SnapshotSpec spec = new SnapshotSpec(new SnapshotId(id.value()), spec(id, gib));
      untilDone(() -> AtOnce.run(List.of(spec), driver::createSnapshot));
      group.fill(id.nameOnStorage());
      model.put(spec.id().nameOnStorage(), gib);
    }

    /// A volume from another, or from its snapshot; its first GiB may be what that has.
    private void createFrom(VolumeId id, VolumeId sourceId) {
      int gib = model.getOrDefault(sourceId.nameOnStorage(), 0);
      if (gib == 0 || model.containsKey(id.nameOnStorage())) {
        return;
      }
      int size = gib + random.nextInt(2);
      VolumeSpec from = spec(sourceId, gib);
      boolean ofSnapshot = hasSnapshot(sourceId) && random.nextBoolean();
      int snapshotGib = model.getOrDefault(new SnapshotId(sourceId.value()).nameOnStorage(), gib);
      VolumeSource source =
          ofSnapshot
              ? new VolumeSource.OfSnapshot(
                  new SnapshotSpec(new SnapshotId(sourceId.value()), spec(sourceId, snapshotGib)))
              : new VolumeSource.OfVolume(from);
      if (modelGib() + size + gib > 28) {
        return;
      }
      VolumeSpec spec = spec(id, size);
      untilDone(() ->
          AtOnce.run(List.of(spec), wanted -> driver.createFrom(wanted, source, (_, _) -> {})));
      String name = id.nameOnStorage();
      int content = source.volume().size().value();
      assertThat(group.isFilledUpTo(name, content)).as(where()).isTrue();
      assertThat(group.isSafelyZeroFrom(name, content)).as(where()).isTrue();
      group.fill(name);
      model.put(name, size);
    }

    private void deleteSnapshot(VolumeId id) {
      SnapshotSpec spec = new SnapshotSpec(new SnapshotId(id.value()), spec(id, 1));
      untilDone(() -> AtOnce.run(List.of(spec), driver::deleteSnapshot));
      model.remove(spec.id().nameOnStorage());
    }

    private void revert(VolumeId id) {
      int gib = model.getOrDefault(id.nameOnStorage(), 0);
      SnapshotId snapshot = new SnapshotId(id.value());
      if (gib == 0 || model.getOrDefault(snapshot.nameOnStorage(), 0) != gib) {
        return;
      }
      SnapshotSpec spec = new SnapshotSpec(snapshot, spec(id, gib));
      untilDone(() -> AtOnce.run(List.of(spec), wanted -> driver.revert(wanted, (_, _) -> {})));
      assertThat(group.isFilledUpTo(id.nameOnStorage(), gib)).as(where()).isTrue();
    }

    private boolean hasSnapshot(VolumeId id) {
      return model.containsKey(new SnapshotId(id.value()).nameOnStorage());
    }

    /// Of a thick volume in use nothing is possible then, and nothing can be taken from it.
    private boolean isBound(VolumeId id) {
      return hasSnapshot(id) && !kinds.equals(THIN_KINDS);
    }

    private void extend(VolumeId id) {
      String name = id.nameOnStorage();
      int gib = model.getOrDefault(name, 0);
      VolumeSpec larger = spec(id, gib + 1 + random.nextInt(3));
      if (gib == 0 || modelGib() + larger.size().value() - gib > 28) {
        return;
      }
      watch(name, gib);
      group.setOpen(name, random.nextBoolean() && !isBound(id));
      untilDone(() -> AtOnce.run(List.of(larger), driver::extend));
      group.setOpen(name, false);
      assertThat(oldBytesShown).as(where()).isFalse();
      assertThat(group.isFilledUpTo(name, gib)).as(where()).isTrue();
      assertThat(group.isSafelyZeroFrom(name, gib)).as(where()).isTrue();
      watch("", 0);
      group.fill(name);
      model.put(name, larger.size().value());
    }

    /// Somebody who has the volume open may have seen it grow, and used it.
    private void giveUpExtend(VolumeId id) {
      String name = id.nameOnStorage();
      int gib = model.getOrDefault(name, 0);
      if (gib == 0 || isBound(id)) {
        return;
      }
      watch(name, gib);
      for (int attempt = random.nextInt(3); attempt >= 0; attempt--) {
        tryOnce(spec(id, gib + 1 + random.nextInt(3)));
      }
      assertThat(oldBytesShown).as(where()).isFalse();
      watch("", 0);
      group.fill(name);
      untilDone(() -> AtOnce.run(List.of(spec(id, gib)), driver::retract));
      assertThat(group.isFilledUpTo(name, gib)).as(where()).isTrue();
    }

    private void tryOnce(VolumeSpec larger) {
      failRandomly();
      List<Optional<RuntimeException>> failures = AtOnce.run(List.of(larger), driver::extend);
      group.plan(_ -> Outcome.WORKS);
      if (failures.getFirst().filter(PowerCut.class::isInstance).isPresent()) {
        restart();
      }
    }

    /// What comes after so many GiB of this volume must never show an old byte from now on.
    private void watch(String name, int gib) {
      extended = name;
      extendedFromGib = gib;
    }

    private void failRandomly() {
      group.plan(_ -> {
        oldBytesShown |= group.showsOldBytesFrom(extended, extendedFromGib);
        return random.nextInt(4) == 0 ? randomOutcome() : Outcome.WORKS;
      });
    }

    private void delete(VolumeId id) {
      if (isBound(id)) {
        deleteSnapshot(id);
      }
      String name = id.nameOnStorage();
      VolumeSpec spec = spec(id, model.getOrDefault(name, 1));
      untilDone(() -> AtOnce.run(List.of(spec), driver::delete));
      model.remove(name);
    }

    private void cutPower() {
      group.cutPower();
      restart();
    }

    private void restart() {
      group.plan(_ -> Outcome.WORKS);
      group.powerOn();
      driver = ready(kinds.get(random.nextInt(kinds.size())));
    }

    private VolumeDriver ready(Map<String, String> settings) {
      VolumeDriver made = SimulatedDriver.on(group, settings, queue);
      made.checkForSetupError();
      return made;
    }

    /// What the worker mechanism does: calls again until all is done, while things fail.
    private void untilDone(Supplier<List<Optional<RuntimeException>>> operation) {
      for (int attempt = 0; attempt < 100; attempt++) {
        failRandomly();
        List<RuntimeException> failures =
            operation.get().stream().flatMap(Optional::stream).toList();
        group.plan(_ -> Outcome.WORKS);
        if (failures.isEmpty()) {
          return;
        }
        failures.forEach(this::refuseUnexpected);
        if (failures.stream().anyMatch(PowerCut.class::isInstance)) {
          restart();
        }
      }
      throw new AssertionError("not done in 100 attempts, " + where());
    }

    private void refuseUnexpected(RuntimeException failure) {
      assertThat(failure)
          .as(where())
          .isInstanceOfAny(PowerCut.class, Fault.BackendFailed.class)
          .hasMessageNotContaining("already exists but");
    }

    private Outcome randomOutcome() {
      return OUTCOMES.get(random.nextInt(OUTCOMES.size()));
    }

    private VolumeId randomId() {
      return new VolumeId("00000000-0000-4000-8000-00000000000" + random.nextInt(10));
    }

    private int modelGib() {
      return model.values().stream().mapToInt(Integer::intValue).sum();
    }

    private String where() {
      return "seed %d step %d".formatted(seed, step);
    }
  }
}
