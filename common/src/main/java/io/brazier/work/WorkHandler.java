package io.brazier.work;

import io.brazier.operation.Operation;

/// Does one kind of work of a topic. The transaction that writes the final status, quota and claim
/// also calls [Workers#end] or [Workers#handOn].
///
/// The same work may come again after a crash, with a higher [Lease#attempt]; what an earlier try
/// left behind must be found, not made twice.
public interface WorkHandler {
  /// What it does.
  Operation operation();

  /// Does it, on a virtual thread inside the span `OPERATION process`, with the lease renewed all
  /// the while. Returns only after it ended the work or handed it on.
  ///
  /// @throws NothingLeft if the resource is no longer what the work speaks of; the work is ended
  ///   then
  /// @throws FencedOff if the lease was lost; nothing more happens
  /// @throws RuntimeException for a failure that trying again may cure: the work is retried with
  ///   growing pauses until the attempts are used up
  void handle(Lease lease);

  /// Gives up work whose attempts are used up: puts the resource to its error status, leaves a user
  /// message, settles quota and claim, and ends the work, all in one transaction. The payload may
  /// be what nobody can read.
  ///
  /// @param cause the last error, for administrators; it may name hosts
  /// @throws NothingLeft as [#handle]
  void giveUp(Lease lease, String cause);
}
