package io.brazier.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.backend.BackendAddress;
import io.brazier.bus.Topic;
import io.brazier.driver.VolumeSpec;
import io.brazier.fault.Fault;
import io.brazier.snapshot.SnapshotId;
import io.brazier.snapshot.SnapshotStatus;
import io.brazier.testing.PostgresResource;
import io.brazier.testing.RabbitResource;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeStatus;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A volume that ends in an error status has a message that says why (P6).
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RabbitResource.class)
@TestProfile(FailedVolumeIT.SoonGivenUp.class)
class FailedVolumeIT {

  @Inject BackendParts parts;
  @Inject PlacedVolumes volumes;
  @Inject MessageProbeRepository messages;
  @Inject WorkProbeRepository work;

  private final AtomicReference<SteeredDriver> driver = new AtomicReference<>();

  /// The service of [ManagerProfile] with few attempts and short pauses.
  public static final class SoonGivenUp implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return ManagerProfile.and(
          Map.of(
              "brazier.work.sweep-period", "PT0.2S",
              "brazier.work.retry-base", "PT0.1S",
              "brazier.work.max-attempts", "2"));
    }
  }

  @Test
  void failedCreateSaysWhatTheBackendSaid() {
    try (FakeBackend backend = backend("burns")) {
      driver.get().before(FailedVolumeIT::fail);
      VolumeId volume = volumes.create(backend.pool());
      volumes.awaitStatus(volume, VolumeStatus.ERROR);
      assertThat(messages.causes(volume)).containsExactly(backend.pool() + ": it burns");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void createThatCannotBeTakenBackKeepsItsPlaceF14(boolean reschedule) {
    try (FakeBackend backend = backend("jammed-" + reschedule)) {
      driver.get().after(FailedVolumeIT::fail);
      VolumeId volume = volumes.create(backend.pool(), reschedule);
      volumes.awaitOnQueue(volume, null);
      assertThat(volumes.status(volume)).contains(VolumeStatus.ERROR);
      assertThat(volumes.isPlaced(volume)).isTrue();
      assertThat(work.claimed(backend.pool())).isEqualTo(1);
      assertThat(messages.causes(volume)).containsExactly(backend.pool() + ": it burns");
    }
  }

  @Test
  void createThatIsTakenBackGivesItsPlaceBackForGood() {
    try (FakeBackend backend = new FakeBackend(parts, "small", 0)) {
      VolumeId volume = volumes.create(backend.pool());
      volumes.awaitOnQueue(volume, null);
      assertThat(volumes.status(volume)).contains(VolumeStatus.ERROR);
      assertThat(volumes.isPlaced(volume)).isFalse();
      assertThat(work.claimed(backend.pool())).isZero();
    }
  }

  @Test
  void createThatIsTakenBackGoesToTheSchedulersWithoutItsPlace() {
    try (FakeBackend backend = new FakeBackend(parts, "smaller", 0)) {
      VolumeId volume = volumes.create(backend.pool(), true);
      volumes.awaitOnQueue(volume, Topic.SCHEDULER);
      assertThat(volumes.status(volume)).contains(VolumeStatus.CREATING);
      assertThat(volumes.isPlaced(volume)).isFalse();
      assertThat(work.claimed(backend.pool())).isZero();
      assertThat(messages.causes(volume)).isEmpty();
    }
  }

  @Test
  void createWhoseAttemptsAreUsedUpSaysWhatWentWrongLast() {
    try (FakeBackend backend = backend("crashes")) {
      driver.get().before(FailedVolumeIT::crash);
      VolumeId volume = volumes.create(backend.pool());
      volumes.awaitStatus(volume, VolumeStatus.ERROR);
      assertThat(messages.causes(volume))
          .singleElement()
          .asString()
          .startsWith(backend.pool() + ": ")
          .contains("nobody thought of this");
    }
  }

  @Test
  void snapshotThatDoesNotFitSaysSoAndClaimsNothing() {
    try (FakeBackend backend = new FakeBackend(parts, "tight", 1)) {
      VolumeId volume = volumes.create(backend.pool());
      volumes.awaitStatus(volume, VolumeStatus.AVAILABLE);
      SnapshotId snapshot = volumes.snapshot(volume).orElseThrow();
      volumes.awaitStatus(snapshot, SnapshotStatus.ERROR);
      assertThat(messages.causes(new VolumeId(snapshot.value())))
          .containsExactly(backend.pool() + ": insufficient free space");
      assertThat(work.claimed(backend.pool())).isEqualTo(1);
      assertThat(volumes.delete(snapshot)).isTrue();
      volumes.awaitStatus(snapshot, null);
      assertThat(work.differences(backend.pool(), PlacedVolumes.PROJECT)).isEmpty();
    }
  }

  @Test
  void volumesAreMadeFromSnapshotsAndVolumesAndGoWithTheirSnapshots() {
    try (FakeBackend backend = new FakeBackend(parts, "roomy", 9)) {
      BackendAddress pool = backend.pool();
      VolumeId volume = volumes.create(pool);
      volumes.awaitStatus(volume, VolumeStatus.AVAILABLE);
      SnapshotId snapshot = volumes.snapshot(volume).orElseThrow();
      volumes.awaitStatus(snapshot, SnapshotStatus.AVAILABLE);
      VolumeId copy = volumes.createFrom(volume, snapshot, pool);
      VolumeId clone = volumes.createFrom(volume, null, pool);
      volumes.awaitStatus(copy, VolumeStatus.AVAILABLE);
      volumes.awaitStatus(clone, VolumeStatus.AVAILABLE);
      volumes.revert(volume, snapshot, pool);
      volumes.awaitStatus(volume, VolumeStatus.AVAILABLE);
      volumes.awaitStatus(snapshot, SnapshotStatus.AVAILABLE);
      volumes.cascade(volume);
      volumes.awaitGone(volume);
      assertThat(volumes.status(snapshot)).isEmpty();
      assertThat(backend.snapshots()).isEmpty();
      assertThat(backend.volumes()).containsExactlyInAnyOrder(copy, clone);
      assertThat(work.differences(pool, PlacedVolumes.PROJECT)).isEmpty();
    }
  }

  @Test
  void sourceThatIsGoneIsSaid() {
    try (FakeBackend backend = new FakeBackend(parts, "sourceless", 9)) {
      VolumeId volume =
          volumes.createFrom(
              new VolumeId("00000000-0000-4000-8000-000000000001"), null, backend.pool());
      volumes.awaitStatus(volume, VolumeStatus.ERROR);
      assertThat(messages.causes(volume))
          .singleElement()
          .asString()
          .contains("its source, volume 00000000-0000-4000-8000-000000000001, does not exist");
    }
  }

  @Test
  void revertAndCascadeThatFailSayWhatTheBackendSaid() {
    try (FakeBackend backend = backend("burns-twice")) {
      VolumeId volume = volumes.create(backend.pool());
      volumes.awaitStatus(volume, VolumeStatus.AVAILABLE);
      SnapshotId snapshot = volumes.snapshot(volume).orElseThrow();
      volumes.awaitStatus(snapshot, SnapshotStatus.AVAILABLE);
      driver.get().before(FailedVolumeIT::fail);
      volumes.revert(volume, snapshot, backend.pool());
      volumes.awaitStatus(volume, VolumeStatus.ERROR);
      assertThat(volumes.status(snapshot)).contains(SnapshotStatus.AVAILABLE);
      volumes.cascade(volume);
      volumes.awaitStatus(volume, VolumeStatus.ERROR_DELETING);
      assertThat(volumes.status(snapshot)).contains(SnapshotStatus.ERROR_DELETING);
      assertThat(messages.causes(new VolumeId(snapshot.value())))
          .containsExactly(backend.pool() + ": it burns");
      assertThat(work.differences(backend.pool(), PlacedVolumes.PROJECT)).isEmpty();
    }
  }

  @Test
  void failedDeleteSaysWhatTheBackendSaid() {
    try (FakeBackend backend = backend("burns-late")) {
      VolumeId volume = volumes.create(backend.pool());
      volumes.awaitStatus(volume, VolumeStatus.AVAILABLE);
      driver.get().before(FailedVolumeIT::fail);
      assertThat(volumes.delete(volume)).isTrue();
      volumes.awaitStatus(volume, VolumeStatus.ERROR_DELETING);
      assertThat(messages.causes(volume)).containsExactly(backend.pool() + ": it burns");
    }
  }

  @Test
  void deleteOfAVolumeInUseIsRefusedAndTheVolumeAvailableAgain() {
    try (FakeBackend backend = backend("used")) {
      VolumeId volume = volumes.create(backend.pool());
      volumes.awaitStatus(volume, VolumeStatus.AVAILABLE);
      driver.get().before(FailedVolumeIT::refuse);
      assertThat(volumes.delete(volume)).isTrue();
      volumes.awaitOnQueue(volume, null);
      assertThat(volumes.status(volume)).contains(VolumeStatus.AVAILABLE);
      assertThat(messages.causes(volume)).containsExactly(backend.pool() + ": it is open");
      assertThat(backend.volumes()).containsExactly(volume);
      assertThat(work.claimed(backend.pool())).isEqualTo(1);
      assertThat(work.differences(backend.pool(), PlacedVolumes.PROJECT)).isEmpty();
    }
  }

  @Test
  void deleteWhoseAttemptsAreUsedUpEndsAsADelete() {
    try (FakeBackend backend = backend("crashes-at-the-end")) {
      VolumeId volume = volumes.create(backend.pool());
      volumes.awaitStatus(volume, VolumeStatus.AVAILABLE);
      driver.get().before(FailedVolumeIT::crash);
      assertThat(volumes.delete(volume)).isTrue();
      volumes.awaitStatus(volume, VolumeStatus.ERROR_DELETING);
      assertThat(messages.causes(volume))
          .singleElement()
          .asString()
          .contains("nobody thought of this");
      assertThat(work.claimed(backend.pool())).isEqualTo(1);
    }
  }

  @Test
  void failedExtendSaysWhatTheBackendSaidAndTakesBackWhatItHeld() {
    try (FakeBackend backend = backend("burns-later")) {
      VolumeId volume = volumes.create(backend.pool());
      volumes.awaitStatus(volume, VolumeStatus.AVAILABLE);
      driver.get().before(FailedVolumeIT::fail);
      assertThat(volumes.extend(volume)).isTrue();
      volumes.awaitStatus(volume, VolumeStatus.ERROR_EXTENDING);
      assertThat(messages.causes(volume)).containsExactly(backend.pool() + ": it burns");
      assertThat(volumes.size(volume)).contains(1);
    }
  }

  @Test
  void extendWhoseAttemptsAreUsedUpEndsAsAnExtend() {
    try (FakeBackend backend = backend("crashes-later")) {
      VolumeId volume = volumes.create(backend.pool());
      volumes.awaitStatus(volume, VolumeStatus.AVAILABLE);
      driver.get().before(FailedVolumeIT::crash);
      assertThat(volumes.extend(volume)).isTrue();
      volumes.awaitStatus(volume, VolumeStatus.ERROR_EXTENDING);
      assertThat(messages.causes(volume))
          .singleElement()
          .asString()
          .contains("nobody thought of this");
    }
  }

  @Test
  void failureThatWasNotWrittenIsToldToNobody() {
    try (FakeBackend backend = backend("resets")) {
      VolumeId volume = volumes.create(backend.pool());
      volumes.awaitStatus(volume, VolumeStatus.AVAILABLE);
      driver
          .get()
          .before(spec -> {
            volumes.reset(spec.id());
            fail(spec);
          });
      assertThat(volumes.delete(volume)).isTrue();
      volumes.awaitOnQueue(volume, null);
      assertThat(volumes.status(volume)).contains(VolumeStatus.AVAILABLE);
      assertThat(messages.causes(volume)).isEmpty();
    }
  }

  private FakeBackend backend(String name) {
    return new FakeBackend(
        parts, name, 10, plain -> driver.updateAndGet(_ -> new SteeredDriver(plain)));
  }

  private static void fail(VolumeSpec spec) {
    throw new Fault.BackendFailed("it burns", null);
  }

  private static void refuse(VolumeSpec spec) {
    throw new Fault.Busy("it is open");
  }

  private static void crash(VolumeSpec spec) {
    throw new IllegalStateException("nobody thought of this");
  }
}
