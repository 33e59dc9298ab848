package io.brazier.work;

import io.brazier.bus.Topic;
import io.brazier.fault.Fault;
import io.brazier.message.Command;
import io.brazier.message.MessageCodec;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/// The worker mechanism, as use cases see it. Every method joins the caller's transaction and
/// refuses to run without one.
@ApplicationScoped
public class Workers {

  private final WorkerRepository repository;
  private final MessageCodec codec;
  private final WorkTracing tracing;
  private final Caster caster;
  private final LeaseKeeper keeper;
  private final TransactionSynchronizationRegistry transactions;

  Workers(
      WorkerRepository repository,
      MessageCodec codec,
      WorkTracing tracing,
      Caster caster,
      LeaseKeeper keeper,
      TransactionSynchronizationRegistry transactions) {
    this.repository = repository;
    this.codec = codec;
    this.tracing = tracing;
    this.caster = caster;
    this.keeper = keeper;
    this.transactions = transactions;
  }

  /// Writes the work down in the caller's transaction, and casts it once that has committed. The
  /// commit is the promise; the cast is not waited for, and if it fails the sweep repeats it.
  ///
  /// @throws Fault.Busy if the resource has work already; the transaction must roll back
  public void accept(NewWork work) {
    Cast cast =
        repository
            .insert(work, codec.encode(work.command()), tracing.traceparent())
            .orElseThrow(() ->
                new Fault.Busy(
                    work.resource().type()
                        + ' '
                        + work.resource().id()
                        + " is busy with another operation"));
    afterCommit(() -> caster.cast(cast));
  }

  /// Hands the work on to the next topic, in the transaction that writes what was decided, and
  /// casts it once that has committed. The lease ends.
  ///
  /// @throws FencedOff if the lease was lost; the transaction must roll back
  public void handOn(Lease lease, Topic next, Command command) {
    Cast cast =
        repository
            .handOn(lease, next, codec.encode(command), tracing.traceparent())
            .orElseThrow(() -> new FencedOff(lease));
    afterCommit(() -> {
      keeper.drop(lease);
      caster.cast(cast);
    });
  }

  /// Ends the work, in the transaction that writes the final status and settles quota and claim.
  ///
  /// @throws FencedOff if the lease was lost; the transaction must roll back
  public void end(Lease lease) {
    if (!repository.delete(lease)) {
      throw new FencedOff(lease);
    }
    afterCommit(() -> keeper.drop(lease));
  }

  /// Withdraws work on a resource that is going away, in the transaction that takes it away or
  /// accepts its delete. Whoever holds the work is fenced off: nothing that it writes from now on
  /// is saved. It may go on with the storage for a while, so what is accepted in its place must be
  /// for the same backend, which waits for it.
  ///
  /// @return whether there was any
  public boolean cancel(Resource resource) {
    return repository.deleteOf(resource);
  }

  /// To be asked right before a step on the storage that cannot be taken back.
  ///
  /// @throws FencedOff if the lease was lost
  public void requireHeld(Lease lease) {
    if (!repository.isHeld(lease)) {
      throw new FencedOff(lease);
    }
  }

  private void afterCommit(Runnable action) {
    transactions.registerInterposedSynchronization(new AfterCommit(action));
  }

  private record AfterCommit(Runnable action) implements Synchronization {
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
