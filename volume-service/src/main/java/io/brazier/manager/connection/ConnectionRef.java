package io.brazier.manager.connection;

import io.brazier.backend.BackendAddress;
import io.brazier.fault.Fault;
import io.brazier.iscsi.ChapSecret;
import io.brazier.iscsi.Initiator;
import io.brazier.volume.VolumeId;

/// What a storage host needs to know of a connection, read when its work began.
///
/// @param id its own
/// @param volume what is reached
/// @param projectId whose the volume is
/// @param pool where the volume is
/// @param initiatorName who reaches it, as it was told
/// @param secret what it proves to know: that of the row, or a new one
record ConnectionRef(
    String id,
    VolumeId volume,
    String projectId,
    BackendAddress pool,
    String initiatorName,
    ChapSecret secret) {

  /// Who reaches it.
  ///
  /// @throws Fault.BackendFailed if no initiator has such a name
  Initiator initiator() {
    if (!Initiator.isValid(initiatorName)) {
      throw new Fault.BackendFailed("\"%s\" is no initiator".formatted(initiatorName), null);
    }
    return new Initiator(initiatorName);
  }
}
