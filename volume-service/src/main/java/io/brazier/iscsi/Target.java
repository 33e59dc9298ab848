package io.brazier.iscsi;

import io.brazier.fault.Fault;
import io.brazier.volume.VolumeId;
import java.nio.file.Path;
import java.util.List;

/// Offers devices of this host over iSCSI, as the volume manager sees it. The contract is
/// `TargetContract` in the tests; every target passes it.
///
/// Each volume has a target name of its own ([TargetNames]), and nobody may log in to it but
/// initiators that were allowed to, each with CHAP and a secret of its own. Nothing here outlives a
/// start of the host: rows are the truth, and whoever starts makes the exports again from them.
///
/// All operations may be called by any thread, for different volumes at the same time; the caller
/// sees to it that a volume has one operation at a time. All may be **repeated** at any point:
/// after a crash of the service, calling again ends in the same state as one call that went well.
/// What leaves a target is final; messages never hold a secret.
public interface Target {

  /// Checks that this host can export volumes as configured, and prepares what that needs.
  ///
  /// @throws Fault.BackendFailed if it cannot; the message says what is missing and what the
  ///   operator should do
  void checkForSetupError();

  /// Exports a device. One that is exported already is what was asked for; who may log in to it
  /// stays. Portals that are configured anew are added to it, others taken away.
  ///
  /// @param device the block device; it is held open from then on, and so cannot be removed
  /// @return where initiators find it
  /// @throws Fault.BackendFailed if it could not be exported, or the volume is exported from
  ///   another device
  Export ensureExport(VolumeId volume, Path device);

  /// Ends an export and with it every session; the device is closed then. A volume that is not
  /// exported is what was asked for.
  ///
  /// @throws Fault.BackendFailed if it could not be ended
  void removeExport(VolumeId volume);

  /// Lets an initiator log in to an exported volume. One that is allowed already has this secret
  /// from then on; its session goes on.
  ///
  /// @return what it has to log in with
  /// @throws Fault.BackendFailed if it could not be allowed, or the volume is not exported
  ChapCredentials allow(VolumeId volume, Initiator initiator, ChapSecret secret);

  /// Ends an initiator's access: first it may not log in any more, then its sessions are ended. One
  /// that is not allowed, or a volume that is not exported, is what was asked for.
  ///
  /// @throws Fault.BackendFailed if its access could not be ended for sure
  void withdraw(VolumeId volume, Initiator initiator);

  /// Tells that the device of a volume has grown, so that initiators which look again see it. A
  /// volume that is not exported needs nothing.
  ///
  /// @throws Fault.Busy if this target cannot show the new size while there are sessions; nothing
  ///   is changed for them then
  /// @throws Fault.BackendFailed if it could not be told
  void resized(VolumeId volume);

  /// Who is logged in to a volume; nobody to one that is not exported. A session that broke counts
  /// until the target has noticed.
  ///
  /// @throws Fault.BackendFailed if it cannot be known
  List<Session> sessions(VolumeId volume);

  /// All exports of this host under the configured prefix, half-made and half-removed ones
  /// included, and those of other backends of the host too; for recovery and repair.
  ///
  /// @throws Fault.BackendFailed if they cannot be known
  List<ExportState> exports();
}
