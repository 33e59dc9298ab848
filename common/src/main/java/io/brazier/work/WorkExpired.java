package io.brazier.work;

/// Gives up work whose attempts are used up.
@FunctionalInterface
public interface WorkExpired {

  /// Puts the resource to its error status, leaves a user message, settles quota and claim, and
  /// calls [Workers#end], all in one transaction.
  ///
  /// @param cause the last error, for administrators; it may name hosts
  void expired(Lease lease, String cause);
}
