package io.brazier.iscsi.lio;

import io.brazier.iscsi.Initiator;
import io.brazier.iscsi.TargetNames;
import io.brazier.volume.VolumeId;
import java.nio.file.Path;

/// Where the kernel keeps what belongs to an export.
///
/// @param root usually `/sys/kernel/config/target`
record LioTree(Path root, TargetNames names) {

  /// One for all volumes: they are told apart by their names. The number is that of Cinder's port,
  /// since other tools of a host count theirs from 0.
  private static final String ADAPTER = "iblock_8776";

  /// All devices that are exported.
  Path storage() {
    return root.resolve("core").resolve(ADAPTER);
  }

  /// The device of a volume.
  Path object(VolumeId volume) {
    return storage().resolve(TargetNames.checked(volume).nameOnStorage());
  }

  /// All iSCSI targets.
  Path fabric() {
    return root.resolve("iscsi");
  }

  /// The target of a volume.
  Path target(VolumeId volume) {
    return fabric().resolve(names.of(volume));
  }

  /// What of it all portals share.
  Path group(VolumeId volume) {
    return target(volume).resolve("tpgt_1");
  }

  /// Its logical units.
  Path units(VolumeId volume) {
    return group(volume).resolve("lun");
  }

  /// Where it listens.
  Path portals(VolumeId volume) {
    return group(volume).resolve("np");
  }

  /// Who may log in.
  Path accessList(VolumeId volume) {
    return group(volume).resolve("acls");
  }

  /// What one of them has.
  Path access(VolumeId volume, Initiator initiator) {
    return accessList(volume).resolve(initiator.name());
  }
}
