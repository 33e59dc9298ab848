package io.brazier.scheduler.create;

import io.brazier.backend.PoolState;
import io.brazier.message.RequestSpec;
import io.brazier.message.RetryState;
import io.brazier.usermessage.MessageDetail;
import io.brazier.work.Lease;

/// Writes down what the scheduler decided, in the transaction that holds the claim. Each way ends
/// this scheduler's turn.
public interface VolumePlacement {

  /// Writes host, zone and time into the volume's row, and hands the work to the pool's volume
  /// service.
  ///
  /// @param retry the attempts with this one
  /// @return false if the volume does not wait for a place any more (F-11); the work is ended then
  /// @throws io.brazier.work.FencedOff if another scheduler took over; nothing must be committed
  boolean place(Lease lease, RequestSpec spec, PoolState pool, RetryState retry);

  /// Ends the create in `error`, if the volume still waits.
  ///
  /// @param detail why, for the owner
  /// @param cause why, for administrators; it names hosts
  /// @throws io.brazier.work.FencedOff if another scheduler took over; nothing must be committed
  void fail(Lease lease, MessageDetail detail, String cause);
}
