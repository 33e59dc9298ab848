package io.brazier.manager.operation;

import io.brazier.ending.Ending;
import io.brazier.operation.Operation;
import io.brazier.work.Lease;
import java.util.List;

/// One thing that backends do to resources: what is its own, while [OperationRunner] does what all
/// have in common. Every bean of this kind is served.
///
/// @param <A> the arguments that it was accepted with
/// @param <S> the resource as the rows say
public interface BackendOperation<A, S> {
  /// Which operation it is.
  Operation operation();

  /// The form of its arguments.
  Class<A> arguments();

  /// What it shares with other work; the resource itself and nothing else, unless it says so.
  default List<Turn> turns(Lease lease) {
    return List.of(Turn.exclusive(lease.resource()));
  }

  /// Reads the resource anew; what was known when it was accepted may be out of date (D-9).
  ///
  /// @throws io.brazier.work.NothingLeft if it is no longer where this begins
  S read(Lease lease, Backend backend);

  /// Announces the beginning.
  void announce(Job<S> job);

  /// Does it on the storage. May come again after a crash at any point.
  ///
  /// @throws io.brazier.fault.Fault.BackendFailed if the backend cannot
  /// @throws io.brazier.fault.Fault.Busy if the backend cannot now
  void perform(Job<S> job, A arguments);

  /// How it ends when it is done.
  Ending done(Job<S> job, A arguments);

  /// How it ends when it cannot be done. It may look at the storage, or take back what is half
  /// done.
  Ending failed(Job<S> job, Failure failure);

  /// A resource in hand.
  ///
  /// @param lease the right to it
  /// @param backend where it is
  /// @param subject what it is
  record Job<S>(Lease lease, Backend backend, S subject) {}

  /// Why it cannot be done.
  ///
  /// @param reason in words, for operators
  record Failure(Kind kind, String reason) {
    /// What kind of failure it is.
    public enum Kind {
      /// The backend uses the resource just now.
      BUSY,
      /// The backend cannot.
      FAILED,
      /// The attempts are used up without a word of the backend.
      EXHAUSTED
    }
  }
}
