package io.brazier.work;

import io.brazier.message.Command;

/// Does the work of one topic. Implementations are use cases: the transaction that writes the final
/// status, quota and claim also calls [Workers#end] or [Workers#handOn].
///
/// The same command may come again after a crash, with a higher [Lease#attempt]; what an earlier
/// try left behind must be found, not made twice.
@FunctionalInterface
public interface WorkHandler<C extends Command> {

  /// Does it, on a virtual thread inside the span `OPERATION process`, with the lease renewed all
  /// the while. Returns only after it ended the work or handed it on.
  ///
  /// @throws FencedOff if the lease was lost; nothing more happens
  /// @throws RuntimeException for a failure that trying again may cure: the work is retried with
  ///   growing pauses until the attempts are used up
  void handle(C command, Lease lease);
}
