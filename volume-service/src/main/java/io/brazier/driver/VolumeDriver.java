package io.brazier.driver;

import io.brazier.backend.PoolReport;
import io.brazier.fault.Fault;
import io.brazier.snapshot.SnapshotId;
import io.brazier.volume.VolumeId;
import java.nio.file.Path;
import java.util.List;

/// A storage backend as the volume manager sees it. The contract is `VolumeDriverContract` in the
/// tests; every driver passes it.
///
/// All operations may be called by any thread, for different volumes at the same time; the caller
/// sees to it that a volume has one operation at a time (its worker's lease). They block until
/// done.
///
/// All operations may be **repeated** at any point: after a crash of the service, of the host, or
/// of the tools beneath, calling again ends in the same state as one call that went well.
///
/// What leaves a driver is final for this backend: known transient failures of its tools were
/// already retried inside. [Fault.BackendFailed] means "not here", [Fault.Busy] "not now". After
/// either it is not known whether the volume exists; a create that is given up must be followed by
/// a [#delete]. An **interrupt** ends an operation with neither: nothing failed, and the operation
/// is to be repeated.
public interface VolumeDriver {

  /// Checks that the backend can be used and prepares what it needs, for example a thin pool.
  /// Called once before any other operation, and again when that failed.
  ///
  /// @throws Fault.BackendFailed if it cannot be used; the message names what is missing and what
  ///   the operator should do
  void checkForSetupError();

  /// Makes a volume that reads as zeros. A volume that is there already with this id and size is
  /// what was asked for.
  ///
  /// @throws Fault.BackendFailed if there is no room, the backend is not healthy, or something else
  ///   has the volume's name
  void create(VolumeSpec spec);

  /// Makes a volume that has what a source has and reads as zeros behind that. It depends on its
  /// source no more once it is made. A volume that is there already with this id and size is what
  /// was asked for. May take hours (copying), and goes on where an interrupted call stopped.
  ///
  /// @param spec the volume, at least as large as its source
  /// @param progress told how far a copy is, as long as there is one
  /// @throws Fault.BackendFailed if there is no room, the backend is not healthy, the source is not
  ///   there, or something else has the volume's name
  void createFrom(VolumeSpec spec, VolumeSource source, VolumeSource.Progress progress);

  /// Makes a volume as large as the spec says, in use or not. What it gets reads as zeros from the
  /// moment that anybody can see it; what it has is unchanged. A volume that has this size already
  /// is what was asked for; a larger one is refused and never made smaller. May take hours
  /// (zeroing).
  ///
  /// An extension that is given up must be followed by a [#retract].
  ///
  /// @param spec the volume with its new size
  /// @throws Fault.BackendFailed if there is no room, the backend is not healthy, or the volume is
  ///   larger or not there
  /// @throws Fault.Busy if this storage cannot extend it while it is in use; it is unchanged then
  void extend(VolumeSpec spec);

  /// Takes back what an extension that failed may have added, so that it reads as zeros whoever
  /// gets it next. A volume that has this size, is smaller or is not there is what was asked for.
  ///
  /// @param spec the volume with the size that it had before
  /// @throws Fault.Busy if there is something to take back and the volume is in use; it is left as
  ///   large as it is then
  /// @throws Fault.BackendFailed if it could not be made smaller
  void retract(VolumeSpec spec);

  /// Removes a volume such that nothing of its content can be read from a later one. A volume that
  /// is not there is what was asked for. May take hours (wiping), and goes on where an interrupted
  /// call stopped.
  ///
  /// @throws Fault.Busy if the volume is in use or other objects depend on it; it is unchanged then
  /// @throws Fault.BackendFailed if it could not be removed
  void delete(VolumeSpec spec);

  /// Makes a snapshot of a volume as it is at some moment of the call, in use or not. It keeps what
  /// the volume has then, whatever becomes of the volume; the volume is unchanged. A snapshot that
  /// is there already with this id is what was asked for. Snapshots of one volume may be made and
  /// removed at the same time.
  ///
  /// One that is given up must be followed by a [#deleteSnapshot].
  ///
  /// @throws Fault.BackendFailed if there is no room, the backend is not healthy, or its volume is
  ///   not there
  void createSnapshot(SnapshotSpec spec);

  /// Makes a volume what a snapshot of it has; the snapshot stays. May take hours (copying), and
  /// goes on where an interrupted call stopped. What is given up leaves a volume of which nobody
  /// knows what it has.
  ///
  /// @param spec the snapshot, which is as large as its volume
  /// @param progress told how far a copy is, as long as there is one
  /// @throws Fault.Busy if the volume is in use; it is unchanged then
  /// @throws Fault.BackendFailed if volume or snapshot are not there, or it could not be done
  void revert(SnapshotSpec spec, VolumeSource.Progress progress);

  /// Removes a snapshot such that nothing of its content can be read from anything made later. One
  /// that is not there is what was asked for. May take hours (wiping), and goes on where an
  /// interrupted call stopped.
  ///
  /// @throws Fault.Busy if the snapshot is in use; it is unchanged then
  /// @throws Fault.BackendFailed if it could not be removed
  void deleteSnapshot(SnapshotSpec spec);

  /// The block device of a volume on this host; it need not be there.
  Path device(VolumeId id);

  /// The pool's capacity and capabilities, read in one go.
  ///
  /// @throws Fault.BackendFailed if the backend does not answer
  PoolReport poolReport();

  /// Ids of all volumes that are on the backend, half-made and half-deleted ones included; for
  /// recovery and repair.
  ///
  /// @throws Fault.BackendFailed if the backend does not answer
  List<VolumeId> volumes();

  /// The same for snapshots.
  ///
  /// @throws Fault.BackendFailed if the backend does not answer
  List<SnapshotId> snapshots();
}
