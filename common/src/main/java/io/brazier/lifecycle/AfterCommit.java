package io.brazier.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/// Does things once the caller's transaction has committed, and not at all if it does not.
@ApplicationScoped
public class AfterCommit {

  private final TransactionSynchronizationRegistry transactions;

  AfterCommit(TransactionSynchronizationRegistry transactions) {
    this.transactions = transactions;
  }

  /// Remembers an action. It runs on the thread that commits, must not block and must not throw.
  ///
  /// @throws IllegalStateException without a transaction
  public void run(Runnable action) {
    transactions.registerInterposedSynchronization(new Committed(action));
  }

  private record Committed(Runnable action) implements Synchronization {
    @Override
    public void beforeCompletion() {
      // Everything was written when it was asked for.
    }

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        action.run();
      }
    }
  }
}
