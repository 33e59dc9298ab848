package io.brazier.manager;

import static org.awaitility.Awaitility.await;

import io.brazier.backend.BackendAddress;
import io.brazier.driver.FakeVolumeDriver;
import io.brazier.driver.VolumeDriver;
import io.brazier.iscsi.FakeTarget;
import io.brazier.snapshot.SnapshotId;
import io.brazier.volume.VolumeId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A backend of this host as the service runs it, on storage in memory.
final class FakeBackend implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final FakeVolumeDriver.Storage storage;
  private final FakeVolumeDriver driver;
  private final BackendAddress pool;
  private final FakeTarget target;
  private final BackendRunner runner;

  /// A backend that is ready for work.
  ///
  /// @param name one that nobody has used yet
  /// @param sizeGib how much fits
  FakeBackend(BackendParts parts, String name, int sizeGib) {
    this(parts, name, sizeGib, driver -> driver);
  }

  /// The same.
  ///
  /// @param around puts something between the service and the driver
  FakeBackend(BackendParts parts, String name, int sizeGib, UnaryOperator<VolumeDriver> around) {
    storage = new FakeVolumeDriver.Storage(sizeGib);
    driver = new FakeVolumeDriver(storage);
    BackendAddress address = new BackendAddress("h1", name, null);
    pool = address.withPool("fake");
    target = new FakeTarget(new FakeTarget.Host());
    runner = new BackendRunner(address, around.apply(driver), () -> target, parts);
    runner.start();
    await("the backend is ready").atMost(LIMIT).until(runner::ready);
  }

  FakeVolumeDriver driver() {
    return driver;
  }

  FakeTarget target() {
    return target;
  }

  BackendAddress pool() {
    return pool;
  }

  /// What is on it.
  Set<VolumeId> volumes() {
    return storage.sizes().keySet();
  }

  /// The snapshots on it.
  Set<SnapshotId> snapshots() {
    return storage.snapshots();
  }

  /// How large a volume on it is, in GiB; empty if it is not there.
  Optional<Integer> size(VolumeId id) {
    return Optional.ofNullable(storage.sizes().get(id));
  }

  @Override
  public void close() {
    runner.stop();
  }
}
