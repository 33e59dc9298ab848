package io.brazier.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.brazier.backend.BackendAddress;
import io.brazier.driver.VolumeSpec;
import io.brazier.fault.Fault;
import io.brazier.resource.Status;
import io.brazier.snapshot.SnapshotId;
import io.brazier.snapshot.SnapshotStatus;
import io.brazier.testing.ConnectionKiller;
import io.brazier.testing.Crowd;
import io.brazier.testing.PostgresResource;
import io.brazier.testing.RabbitResource;
import io.brazier.testing.Seed;
import io.brazier.testing.Tally;
import io.brazier.volume.StatusHistoryRepository;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeStatus;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/// Creates, extends, deletes and makes and deletes snapshots at random, on a backend that fails
/// before or after its work, and a database that ends connections in the middle of transactions.
/// When all that is over every volume ends, and rows, claims, quota and storage say the same.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RabbitResource.class)
@TestProfile(ManagerRaceIT.QuickRecovery.class)
class ManagerRaceIT {

  private static final Logger LOG = Logger.getLogger(ManagerRaceIT.class);
  private static final int CLIENTS = 4;
  private static final int STEPS = 20;
  private static final String LOST = "lost";
  private static final Duration SETTLED = Duration.ofSeconds(60);

  @Inject BackendParts parts;
  @Inject PlacedVolumes volumes;
  @Inject StandInScheduler scheduler;
  @Inject WorkProbeRepository work;
  @Inject AgroalDataSource database;

  private final List<VolumeId> ids = new CopyOnWriteArrayList<>();
  private final List<SnapshotId> snapshots = new CopyOnWriteArrayList<>();
  private final Tally happened = new Tally();

  /// The service of [ManagerProfile] with short leases and pauses.
  public static final class QuickRecovery implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return ManagerProfile.and(
          Map.of(
              "brazier.work.lease", "PT3S",
              "brazier.work.sweep-period", "PT0.2S",
              "brazier.work.retry-base", "PT0.1S",
              "brazier.work.retry-limit", "PT0.5S",
              "brazier.work.cast-timeout", "PT1S",
              "brazier.work.max-attempts", "50"));
    }
  }

  @Test
  void everyVolumeEndsAndTheStorageHasWhatTheRowsSay() {
    long seed = Seed.next();
    StatusHistoryRepository history = StatusHistoryRepository.record(database);
    AtomicReference<SteeredDriver> driver = new AtomicReference<>();
    try (FakeBackend backend =
        new FakeBackend(
            parts, "race", 1000, plain -> driver.updateAndGet(_ -> new SteeredDriver(plain)))) {
      scheduler.serve(backend.pool());
      walk(seed, backend.pool(), driver.get());
      await("seed " + seed).atMost(SETTLED).until(() -> work.count() == 0);
      assertEnoughHappened(seed);
      assertThat(history.steps()).as("seed %d", seed).isNotEmpty();
      assertThat(history.steps())
          .as("seed %d", seed)
          .allMatch(StatusHistoryRepository.Step::isAllowed);
      ids.forEach(id -> assertEnded(seed, id, backend));
      snapshots.forEach(id -> assertEnded(seed, id, backend));
      assertThat(backend.snapshots())
          .as("seed %d", seed)
          .allMatch(id -> volumes.status(id).isPresent());
      assertThat(backend.volumes()).as("seed %d", seed).allMatch(volumes::isPlaced);
      assertThat(work.differences(backend.pool(), PlacedVolumes.PROJECT))
          .as("seed %d", seed)
          .isEmpty();
    }
  }

  private void walk(long seed, BackendAddress pool, SteeredDriver driver) {
    Random trouble = new Random(seed);
    driver.before(spec -> fail(trouble, spec));
    driver.after(spec -> fail(trouble, spec));
    try (ConnectionKiller killer = ConnectionKiller.start(database, seed)) {
      Crowd.walk(CLIENTS, STEPS, seed, random -> step(random, pool));
      assertThat(killer.kills()).as("seed %d", seed).isPositive();
      assertThat(happened.of(LOST))
          .as("seed %d: requests lost without a cut connection: %s", seed, happened)
          .isLessThanOrEqualTo(killer.kills());
    }
    driver.calm();
  }

  private void assertEnoughHappened(long seed) {
    assertThat(happened.of("created")).as("seed %d: %s", seed, happened).isGreaterThan(CLIENTS);
    assertThat(happened.counts().keySet())
        .as("seed %d", seed)
        .containsAnyOf("deleted", "extended")
        .containsAnyOf("failure", "crash");
  }

  private void assertEnded(long seed, VolumeId id, FakeBackend backend) {
    Optional<Status> status = volumes.status(id);
    assertThat(status)
        .as("seed %d: %s", seed, id)
        .isNotIn(
            Optional.of(VolumeStatus.CREATING),
            Optional.of(VolumeStatus.EXTENDING),
            Optional.of(VolumeStatus.DELETING));
    if (status.equals(Optional.of(VolumeStatus.AVAILABLE))) {
      assertThat(backend.size(id))
          .as("seed %d: available %s", seed, id)
          .isEqualTo(volumes.size(id));
    }
  }

  private void step(Random random, BackendAddress pool) {
    try {
      happened.add(request(random, pool));
    } catch (Fault.Busy refused) {
      happened.add("refused");
    } catch (RuntimeException lost) {
      LOG.debug("A request is lost", lost);
      happened.add(LOST);
    }
  }

  /// @return what it did
  private String request(Random random, BackendAddress pool) {
    if (ids.isEmpty() || random.nextBoolean()) {
      ids.add(volumes.create(pool, true));
      return "created";
    }
    VolumeId id = ids.get(random.nextInt(ids.size()));
    if (random.nextInt(3) == 0) {
      return snapshot(random, id);
    }
    if (random.nextBoolean()) {
      return volumes.delete(id) ? "deleted" : "not to be deleted";
    }
    return volumes.extend(id) ? "extended" : "not to be extended";
  }

  /// @return what it did
  private String snapshot(Random random, VolumeId volume) {
    if (snapshots.isEmpty() || random.nextBoolean()) {
      Optional<SnapshotId> made = volumes.snapshot(volume);
      made.ifPresent(snapshots::add);
      return made.isPresent() ? "snapped" : "not to be snapped";
    }
    SnapshotId id = snapshots.get(random.nextInt(snapshots.size()));
    return volumes.delete(id) ? "snapshot deleted" : "snapshot not to be deleted";
  }

  private void assertEnded(long seed, SnapshotId id, FakeBackend backend) {
    Optional<Status> status = volumes.status(id);
    assertThat(status)
        .as("seed %d: %s", seed, id)
        .isNotIn(Optional.of(SnapshotStatus.CREATING), Optional.of(SnapshotStatus.DELETING));
    if (status.equals(Optional.of(SnapshotStatus.AVAILABLE))) {
      assertThat(backend.snapshots()).as("seed %d", seed).contains(id);
    }
  }

  private void fail(Random trouble, VolumeSpec spec) {
    switch (trouble.nextInt(12)) {
      case 0 -> {
        happened.add("failure");
        throw new Fault.BackendFailed("cannot do it: " + spec, null);
      }
      case 1 -> {
        happened.add("crash");
        throw new IllegalStateException("crash at " + spec);
      }
      default -> {}
    }
  }
}
