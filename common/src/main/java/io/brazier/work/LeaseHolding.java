package io.brazier.work;

import io.brazier.bus.Topic;
import io.brazier.quota.Quotas;
import io.brazier.work.WorkerRepository.TakeOutcome;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What lanes do with leases, each in a transaction of its own.
@ApplicationScoped
class LeaseHolding {

  private static final int LONGEST_ERROR = 2000;

  private final WorkerRepository repository;
  private final LeaseKeeper keeper;
  private final Workers workers;
  private final Quotas quotas;
  private final Caster caster;
  private final WorkTracing tracing;
  private final WorkConfig config;

  LeaseHolding(
      WorkerRepository repository,
      LeaseKeeper keeper,
      Workers workers,
      Quotas quotas,
      Caster caster,
      WorkTracing tracing,
      WorkConfig config) {
    this.repository = repository;
    this.keeper = keeper;
    this.workers = workers;
    this.quotas = quotas;
    this.caster = caster;
    this.tracing = tracing;
    this.config = config;
  }

  /// Takes the lease; if it was free it is renewed from now on.
  ///
  /// What this process is at work on is held even if its lease has run out, since the database was
  /// away: nobody may begin it a second time beside itself, on the same storage.
  TakeOutcome take(long workerId, Topic topic) {
    if (keeper.isAtWorkOn(workerId)) {
      return new TakeOutcome.Held();
    }
    TakeOutcome outcome =
        QuarkusTransaction.requiringNew().call(() -> repository.take(workerId, topic));
    if (outcome instanceof TakeOutcome.Taken(Lease lease)) {
      keeper.hold(lease);
    }
    return outcome;
  }

  void traced(Lease lease, @Nullable String traceparent, Runnable handler) {
    tracing.process(lease, traceparent, handler);
  }

  /// Whether the work was neither ended nor handed on, nor the lease seen to be lost.
  boolean isOpen(Lease lease) {
    return keeper.holds(lease);
  }

  void forget(Lease lease) {
    keeper.drop(lease);
  }

  /// Gives the work back to be tried again after a pause that grows with the attempts.
  void giveBack(Lease lease, String error) {
    keeper.drop(lease);
    Duration pause = Backoff.pause(config.retryBase(), config.retryLimit(), lease.attempt());
    String text = error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error;
    QuarkusTransaction.requiringNew().run(() -> repository.giveBack(lease, text, pause));
  }

  /// Gives the work back as not tried, and casts it: another process may take it at once.
  void release(Lease lease) {
    keeper.drop(lease);
    QuarkusTransaction.requiringNew().call(() -> repository.release(lease)).ifPresent(caster::cast);
  }

  /// Ends work that there is no more of, and gives back the quota that it holds: in this order, as
  /// a forced delete does that withdraws it at the same moment.
  void abandon(Lease lease, String reason) {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          var _ = workers.end(lease, new Account(Account.Outcome.ABANDONED, reason, List.of()));
          if (lease.reservations() != null) {
            quotas.rollback(lease.reservations());
          }
        });
  }

  /// What is left of a worker's attempts when one has begun.
  enum Budget {
    /// If this one fails another may follow.
    LEFT,
    /// This is the last.
    LAST,
    /// This one should not have begun: the last did not come to an end, for its holder crashed.
    EXCEEDED;

    static Budget of(int attempt, int maxAttempts) {
      if (attempt < maxAttempts) {
        return LEFT;
      }
      return attempt == maxAttempts ? LAST : EXCEEDED;
    }
  }

  /// Whether more was tried than is allowed, or exactly as much.
  Budget budget(Lease lease) {
    return Budget.of(lease.attempt(), config.maxAttempts());
  }
}
