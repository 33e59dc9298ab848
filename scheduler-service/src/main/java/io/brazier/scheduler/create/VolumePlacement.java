package io.brazier.scheduler.create;

import io.brazier.backend.PoolState;
import io.brazier.message.RetryState;
import io.brazier.volume.VolumeId;

/// Writes down what the scheduler decided, in the transaction that holds the claim.
public interface VolumePlacement {

  /// Writes host, zone and time into the volume's row, and hands the work to the pool's volume
  /// service.
  ///
  /// @param retry the attempts with this one
  /// @return false if the volume does not wait for a place any more (F-11); nothing is written then
  boolean place(VolumeId volume, PoolState pool, RetryState retry);

  /// Ends the create in `error`, if the volume still waits.
  ///
  /// @param cause why, for administrators; it names hosts
  void fail(VolumeId volume, String cause);
}
