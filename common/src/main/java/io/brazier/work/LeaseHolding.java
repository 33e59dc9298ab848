package io.brazier.work;

import io.brazier.bus.Topic;
import io.brazier.message.Command;
import io.brazier.message.Decoded;
import io.brazier.message.MessageCodec;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What lanes do with leases, each in a transaction of its own.
@ApplicationScoped
class LeaseHolding {

  private static final int LONGEST_ERROR = 2000;

  private final WorkerRepository repository;
  private final LeaseKeeper keeper;
  private final Caster caster;
  private final MessageCodec codec;
  private final WorkTracing tracing;
  private final WorkConfig config;

  LeaseHolding(
      WorkerRepository repository,
      LeaseKeeper keeper,
      Caster caster,
      MessageCodec codec,
      WorkTracing tracing,
      WorkConfig config) {
    this.repository = repository;
    this.keeper = keeper;
    this.caster = caster;
    this.codec = codec;
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
    if (outcome instanceof TakeOutcome.Taken(Lease lease, _)) {
      keeper.hold(lease);
    }
    return outcome;
  }

  Decoded<Command> decode(String payload) {
    return codec.decodeCommand(payload);
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

  /// Whether more was tried than is allowed, or exactly as much.
  Budget budget(Lease lease) {
    return Budget.of(lease.attempt(), config.maxAttempts());
  }
}
