package io.brazier.manager.operation;

import io.brazier.operation.Operation;
import io.brazier.work.Lease;
import java.util.List;

/// What a backend of this host can be asked for. Most of it is a [BackendOperation]; what needs a
/// way of its own implements this.
public interface BackendWork {
  /// Which operation it does.
  Operation operation();

  /// What it shares with other work; the resource itself and nothing else, unless it says so.
  default List<Turn> turns(Lease lease) {
    return List.of(Turn.exclusive(lease.resource()));
  }

  /// Does it, in its turn.
  ///
  /// @throws RuntimeException as [io.brazier.work.WorkHandler#handle]
  void handle(Lease lease, Backend backend);

  /// Gives it up, in its turn.
  ///
  /// @param cause the last error
  void giveUp(Lease lease, Backend backend, String cause);
}
