package io.brazier.driver.lvm;

import io.brazier.driver.BackendConfig;
import io.brazier.driver.process.CommandFailure;
import io.brazier.driver.process.FormerPrograms;
import io.brazier.fault.Fault;
import java.util.List;
import org.jboss.logging.Logger;

/// Looks whether a volume group can carry a backend, decides between thick and thin, and makes the
/// thin pool if there is none.
final class SetupCheck {

  private static final Logger LOG = Logger.getLogger(SetupCheck.class);

  private final Lvm lvm;
  private final BackendConfig config;
  private final FormerPrograms former;

  SetupCheck(Lvm lvm, BackendConfig config, FormerPrograms former) {
    this.lvm = lvm;
    this.config = config;
    this.former = former;
  }

  /// Checks and prepares.
  ///
  /// @throws Fault.BackendFailed if the group cannot be used as configured
  Backing run() {
    endFormer();
    checkVersion();
    VolumeGroup group = look();
    boolean thin = decideThin(group);
    if (thin) {
      preparePool(group);
      return Backing.of(lvm.report(), true, config);
    }
    return prepareThick(group);
  }

  /// Before anything is done again or undone: a create that a killed service left running could
  /// bring back a volume that was deleted meanwhile.
  private void endFormer() {
    List<Long> running = former.end(LvmRunner.Environment.VOLUME_GROUP, lvm.group().value());
    if (!running.isEmpty()) {
      throw refusal(
          "Commands of a former volume service do not end: processes %s.".formatted(running));
    }
  }

  private VolumeGroup look() {
    try {
      return lvm.report();
    } catch (CommandFailure e) {
      throw new Fault.BackendFailed(
          ("Volume group %s does not exist on this host or cannot be read. If it is missing, make"
                  + " it on a fresh disk with: vgcreate --addtag %s %s DEVICE. LVM says: %s")
              .formatted(lvm.group(), VolumeGroup.ZEROED, lvm.group(), e.getMessage()),
          e);
    }
  }

  private void checkVersion() {
    Lvm.Version version = lvm.version();
    if (version.compareTo(Lvm.Version.OLDEST) < 0) {
      throw refusal(
          "LVM %s is too old; %s or newer is needed.".formatted(version, Lvm.Version.OLDEST));
    }
  }

  /// With `auto` nothing in the group has been touched yet: Cinder makes a pool before it looks
  /// (L-5).
  private boolean decideThin(VolumeGroup group) {
    return switch (config.lvmType()) {
      case DEFAULT -> false;
      case THIN -> true;
      case AUTO -> group.pool().isPresent() || group.volumes().isEmpty();
    };
  }

  private void preparePool(VolumeGroup group) {
    if (!lvm.hasThinTools()) {
      throw refusal(
          "Thin volumes need thin_check; install the package thin-provisioning-tools, or set"
              + " lvm-type to default.");
    }
    group.pool().ifPresentOrElse(this::checkPool, () -> makePool(group));
  }

  private void checkPool(LogicalVolume pool) {
    if (!pool.zeroesNewBlocks()) {
      throw refusal(
          "Thin pool %s gives out blocks with old bytes; run: lvchange --zero y %s"
              .formatted(pool.name(), lvm.group().qualified(pool.name())));
    }
    if (!pool.isActive()) {
      lvm.activate(pool.name());
    }
  }

  /// The rest is room for the pool's metadata and its spare (RH bug 998347).
  private void makePool(VolumeGroup group) {
    if (group.find(lvm.group().pool()).isPresent()) {
      throw refusal("%s exists but is no thin pool.".formatted(lvm.group().pool()));
    }
    long extents = group.freeBytes() / group.extentBytes() * 95 / 100;
    if (extents == 0) {
      throw refusal("There is no free space for a thin pool.");
    }
    lvm.createPool(extents * group.extentBytes());
  }

  private Backing prepareThick(VolumeGroup group) {
    if (!Wiper.Policy.of(config).clearsAll() && group.isZeroed()) {
      lvm.untagGroup(VolumeGroup.ZEROED);
    }
    Backing backing = Backing.of(group, false, config);
    if (!backing.zeroed()) {
      LOG.warnf(
          "New volumes of volume group %s are zeroed before they are handed out, which is slow,"
              + " because its free space may hold old bytes. Remedy: wipe deleted volumes"
              + " (volume-clear=zero, volume-clear-size=0), zero the free space once, then run"
              + " vgchange --addtag %s %s",
          group.name(), VolumeGroup.ZEROED, group.name());
    }
    return backing;
  }

  private Fault.BackendFailed refusal(String reason) {
    return new Fault.BackendFailed("Volume group %s: %s".formatted(lvm.group(), reason), null);
  }
}
