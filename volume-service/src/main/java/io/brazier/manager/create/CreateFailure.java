package io.brazier.manager.create;

import io.brazier.fault.Fault;
import io.brazier.manager.volume.VolumeRef;
import io.brazier.message.VolumeCommand;
import io.brazier.work.Lease;

/// A create that its backend could not do.
///
/// @param lease the right to end it
/// @param command what was asked
/// @param volume the volume
/// @param cause what the backend said
record CreateFailure(
    Lease lease, VolumeCommand.CreateVolume command, VolumeRef volume, Fault.BackendFailed cause) {

  /// The cause in words; backends always give one.
  String reason() {
    return String.valueOf(cause.getMessage());
  }
}
