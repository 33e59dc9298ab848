package io.brazier.driver;

import io.brazier.backend.PoolReport;
import io.brazier.snapshot.SnapshotId;
import io.brazier.volume.VolumeId;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/// A driver around another: every operation passes one place, which may do something before and
/// after it. A new operation is a method here and in no wrapper.
public abstract class AroundDriver implements VolumeDriver {

  private final VolumeDriver driver;

  /// @param driver what does the work
  protected AroundDriver(VolumeDriver driver) {
    this.driver = driver;
  }

  /// Does an operation.
  ///
  /// @param operation its name, in lower case with underscores
  /// @param work the operation; its result is to be given back and what it throws to be let through
  protected abstract <T> T around(String operation, Supplier<T> work);

  /// Does an operation on one volume or a snapshot of it.
  ///
  /// @param operation its name, in lower case with underscores
  /// @param spec the volume
  /// @param work the operation; what it throws is to be let through
  protected void around(String operation, VolumeSpec spec, Runnable work) {
    run(operation, work);
  }

  /// Does an operation without a result.
  private void run(String operation, Runnable work) {
    around(
        operation,
        () -> {
          work.run();
          return true;
        });
  }

  @Override
  public final void checkForSetupError() {
    run("check_for_setup_error", driver::checkForSetupError);
  }

  @Override
  public final void create(VolumeSpec spec) {
    around("create", spec, () -> driver.create(spec));
  }

  @Override
  public final void createFrom(
      VolumeSpec spec, VolumeSource source, VolumeSource.Progress progress) {
    around("create_from", spec, () -> driver.createFrom(spec, source, progress));
  }

  @Override
  public final void extend(VolumeSpec spec) {
    around("extend", spec, () -> driver.extend(spec));
  }

  @Override
  public final void retract(VolumeSpec spec) {
    around("retract", spec, () -> driver.retract(spec));
  }

  @Override
  public final void delete(VolumeSpec spec) {
    around("delete", spec, () -> driver.delete(spec));
  }

  @Override
  public final void createSnapshot(SnapshotSpec spec) {
    around("create_snapshot", spec.volume(), () -> driver.createSnapshot(spec));
  }

  @Override
  public final void revert(SnapshotSpec spec, VolumeSource.Progress progress) {
    around("revert", spec.volume(), () -> driver.revert(spec, progress));
  }

  @Override
  public final void deleteSnapshot(SnapshotSpec spec) {
    around("delete_snapshot", spec.volume(), () -> driver.deleteSnapshot(spec));
  }

  /// Nothing is done for it.
  @Override
  public final Path device(VolumeId id) {
    return driver.device(id);
  }

  @Override
  public final PoolReport poolReport() {
    return around("pool_report", driver::poolReport);
  }

  @Override
  public final List<VolumeId> volumes() {
    return around("volumes", driver::volumes);
  }

  @Override
  public final List<SnapshotId> snapshots() {
    return around("snapshots", driver::snapshots);
  }
}
