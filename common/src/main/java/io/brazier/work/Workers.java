package io.brazier.work;

import io.brazier.bus.Topic;
import io.brazier.fault.Fault;
import io.brazier.lifecycle.AfterCommit;
import io.brazier.message.MessageCodec;
import io.brazier.quota.Quotas;
import io.brazier.quota.ReservationId;
import io.brazier.resource.ResourceRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The worker mechanism, as use cases see it. Every method joins the caller's transaction and
/// refuses to run without one.
@ApplicationScoped
public class Workers {

  private final WorkerRepository repository;
  private final MessageCodec codec;
  private final WorkTracing tracing;
  private final Caster caster;
  private final LeaseKeeper keeper;
  private final Quotas quotas;
  private final AfterCommit afterCommit;

  Workers(
      WorkerRepository repository,
      MessageCodec codec,
      WorkTracing tracing,
      Caster caster,
      LeaseKeeper keeper,
      Quotas quotas,
      AfterCommit afterCommit) {
    this.repository = repository;
    this.codec = codec;
    this.tracing = tracing;
    this.caster = caster;
    this.keeper = keeper;
    this.quotas = quotas;
    this.afterCommit = afterCommit;
  }

  /// Writes the work down in the caller's transaction, and casts it once that has committed. The
  /// commit is the promise; the cast is not waited for, and if it fails the sweep repeats it.
  ///
  /// @throws Fault.Busy if the resource has work already; the transaction must roll back
  public void accept(NewWork work) {
    Cast cast =
        repository
            .insert(work, codec.encode(work.arguments()), tracing.traceparent())
            .orElseThrow(() -> new Fault.Busy(work.resource() + " is busy with another operation"));
    afterCommit.run(() -> caster.cast(cast));
  }

  /// Hands the work on to the next topic, in the transaction that writes what was decided, and
  /// casts it once that has committed. The lease ends; what the work holds it keeps.
  ///
  /// @param arguments what the next service is told
  /// @throws FencedOff if the lease was lost; the transaction must roll back
  public void handOn(Lease lease, Topic next, Object arguments, Account account) {
    Cast cast =
        repository
            .handOn(lease, next, codec.encode(arguments), tracing.traceparent(), account)
            .orElseThrow(() -> new FencedOff(lease));
    afterCommit.run(() -> {
      keeper.drop(lease);
      caster.cast(cast);
    });
  }

  /// Ends the work, in the transaction that writes the final status and settles quota and claim.
  ///
  /// @return how long it took since it was accepted
  /// @throws FencedOff if the lease was lost; the transaction must roll back
  public Duration end(Lease lease, Account account) {
    Duration age = repository.end(lease, account).orElseThrow(() -> new FencedOff(lease));
    afterCommit.run(() -> keeper.drop(lease));
    return age;
  }

  /// Withdraws work on a resource that is going away, in the transaction that takes it away or
  /// accepts its delete, and gives back the quota that it holds. Whoever holds the work is fenced
  /// off: nothing that it writes from now on is saved. It may go on with the storage for a while,
  /// so what is accepted in its place must be for the same backend, which waits for it.
  ///
  /// @param cause in whose favour
  /// @return whether there was any
  public boolean cancel(ResourceRef resource, String cause) {
    List<Optional<ReservationId>> withdrawn = repository.withdraw(resource, cause);
    withdrawn.forEach(held -> held.ifPresent(quotas::rollback));
    return !withdrawn.isEmpty();
  }

  /// Lets the work of a service be taken up at once that waits, or rests after a failure; what is
  /// being done goes on.
  ///
  /// @param topics the service's
  /// @param type of which kind of resource, by Cinder's class name; null for any
  /// @param resourceId on which one, null for any
  /// @return how much there was
  public int hasten(Collection<Topic> topics, @Nullable String type, @Nullable String resourceId) {
    return repository.hasten(topics, type, resourceId);
  }

  /// Whose turn it is to work on a resource: one topic, unless resources of several kinds share the
  /// id.
  ///
  /// @param type its kind, by Cinder's class name; null for any
  public List<Topic> topics(@Nullable String type, String resourceId) {
    return repository.topics(type, resourceId);
  }

  /// Notes how far work is, in percent.
  ///
  /// @throws FencedOff if the lease was lost
  @Transactional
  public void progress(Lease lease, int percent) {
    if (!repository.progress(lease, percent)) {
      throw new FencedOff(lease);
    }
  }

  /// Whether something is at work on a resource, or waits to be.
  public boolean isAtWork(ResourceRef resource) {
    return repository.isAtWork(resource);
  }

  /// To be asked right before a step on the storage that cannot be taken back.
  ///
  /// @throws FencedOff if the lease was lost
  public void requireHeld(Lease lease) {
    if (!repository.isHeld(lease)) {
      throw new FencedOff(lease);
    }
  }
}
