package io.brazier.driver.lvm;

import io.brazier.backend.BackendAddress;
import io.brazier.backend.PoolReport;
import io.brazier.driver.BackendConfig;
import io.brazier.driver.SnapshotSpec;
import io.brazier.driver.VolumeDriver;
import io.brazier.driver.VolumeSource;
import io.brazier.driver.VolumeSpec;
import io.brazier.driver.process.CommandFailure;
import io.brazier.driver.process.FormerPrograms;
import io.brazier.driver.process.Pause;
import io.brazier.fault.Fault;
import io.brazier.snapshot.SnapshotId;
import io.brazier.volume.VolumeId;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Volumes as logical volumes `volume-UUID` of one volume group, each tagged with its id
/// (`cinder/volume/drivers/lvm.py`).
///
/// New volumes read as zeros: thin ones because the pool zeroes blocks, thick ones because the
/// group is known to be zeroed ([VolumeGroup#ZEROED]) and deleted volumes are wiped, or because
/// they are zeroed before they are handed out.
final class LvmVolumeDriver implements VolumeDriver {

  private final BackendAddress address;
  private final BackendConfig config;
  private final Lvm lvm;
  private final SetupCheck setupCheck;
  private final Creation creation;
  private final Deletion deletion;
  private final Extension extension;
  private final Snapshots snapshots;
  private final Cloning cloning;
  private final Reversion reversion;

  /// Null until the set-up was checked; replaced as a whole by every look at the group.
  private volatile @Nullable Backing backing;

  LvmVolumeDriver(
      BackendAddress address,
      BackendConfig config,
      Lvm lvm,
      Wiper wiper,
      FormerPrograms former,
      Pause pause) {
    this.address = address;
    this.config = config;
    this.lvm = lvm;
    this.setupCheck = new SetupCheck(lvm, config, former);
    this.creation = new Creation(lvm, wiper);
    this.deletion = new Deletion(lvm, wiper, Wiper.Policy.of(config), pause);
    this.extension = new Extension(lvm, wiper, creation, deletion);
    this.snapshots = new Snapshots(lvm, deletion);
    this.reversion = new Reversion(lvm, deletion, wiper.copier());
    this.cloning = new Cloning(lvm, wiper, deletion, wiper.copier());
  }

  @Override
  public void checkForSetupError() {
    backing =
        answer(
            () -> "Volume group %s cannot be used".formatted(config.volumeGroup()),
            setupCheck::run);
  }

  /// Refuses by the last report's figures when the thin pool is nearly full (L-10): a look of its
  /// own would double the cost of a create, and reports come every minute.
  @Override
  public void create(VolumeSpec spec) {
    Backing current = healthy();
    attempt(() -> "Volume %s was not created".formatted(spec.id()), () -> create(spec, current));
  }

  @Override
  public void createFrom(VolumeSpec spec, VolumeSource source, VolumeSource.Progress progress) {
    Backing current = healthy();
    attempt(
        () -> "Volume %s was not created".formatted(spec.id()),
        () -> cloning.create(spec, source, current.zeroed(), progress));
  }

  @Override
  public void extend(VolumeSpec spec) {
    Backing current = healthy();
    attempt(
        () -> "Volume %s was not extended".formatted(spec.id()),
        () -> extension.extend(spec, current));
  }

  @Override
  public void retract(VolumeSpec spec) {
    attempt(
        () -> "Volume %s was not made smaller again".formatted(spec.id()),
        () -> extension.retract(spec));
  }

  @Override
  public void delete(VolumeSpec spec) {
    attempt(
        () -> "Volume %s was not deleted".formatted(spec.id()),
        () -> deletion.delete(Doomed.of(spec.id())));
  }

  @Override
  public void createSnapshot(SnapshotSpec spec) {
    var _ = healthy();
    attempt(() -> "Snapshot %s was not made".formatted(spec.id()), () -> snapshots.create(spec));
  }

  @Override
  public void revert(SnapshotSpec spec, VolumeSource.Progress progress) {
    attempt(
        () -> "Volume %s was not reverted".formatted(spec.volume().id()),
        () -> reversion.revert(spec, progress));
  }

  @Override
  public void deleteSnapshot(SnapshotSpec spec) {
    attempt(() -> "Snapshot %s was not deleted".formatted(spec.id()), () -> snapshots.delete(spec));
  }

  @Override
  public Path device(VolumeId id) {
    return Path.of(new VgName(config.volumeGroup()).devicePath(LvName.ofVolume(id)));
  }

  @Override
  public PoolReport poolReport() {
    boolean thin = current().thin();
    VolumeGroup group = look();
    Backing seen = Backing.of(group, thin, config);
    backing = seen;
    return seen.report(group, address, config);
  }

  @Override
  public List<VolumeId> volumes() {
    return look().ours().stream()
        .flatMap(volume -> volume.name().volumeId().stream())
        .distinct()
        .toList();
  }

  @Override
  public List<SnapshotId> snapshots() {
    return look().ours().stream()
        .flatMap(volume -> volume.name().snapshotId().stream())
        .distinct()
        .toList();
  }

  private void create(VolumeSpec spec, Backing current) {
    if (current.thin()) {
      creation.createThin(spec);
    } else {
      creation.createThick(spec, current.zeroed());
    }
  }

  private VolumeGroup look() {
    return answer(
        () -> "Volume group %s cannot be read".formatted(config.volumeGroup()), lvm::report);
  }

  /// By the last report's figures, when the thin pool is nearly full (L-10): a look of its own
  /// would double the cost of a create, and reports come every minute.
  private Backing healthy() {
    Backing current = current();
    if (!current.isHealthy()) {
      throw new Fault.BackendFailed(current.refusal(), null);
    }
    return current;
  }

  private Backing current() {
    Backing current = backing;
    if (current == null) {
      throw new Fault.BackendFailed(
          "Backend %s was not set up yet.".formatted(address.service()), null);
    }
    return current;
  }

  private static void attempt(Supplier<String> what, Runnable work) {
    var _ =
        answer(
            what,
            () -> {
              work.run();
              return true;
            });
  }

  /// What fails here has been retried as far as that makes sense.
  private static <T> T answer(Supplier<String> what, Supplier<T> work) {
    try {
      return work.get();
    } catch (CommandFailure e) {
      throw new Fault.BackendFailed("%s: %s".formatted(what.get(), e.getMessage()), e);
    }
  }
}
