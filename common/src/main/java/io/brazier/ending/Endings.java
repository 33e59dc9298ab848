package io.brazier.ending;

import io.brazier.backend.BackendPoolRepository;
import io.brazier.bus.Notification;
import io.brazier.bus.Notifier;
import io.brazier.lifecycle.AfterCommit;
import io.brazier.quota.Quotas;
import io.brazier.usermessage.UserMessageRepository;
import io.brazier.work.Lease;
import io.brazier.work.NothingLeft;
import io.brazier.work.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/// Carries endings out. Nobody else knows the transaction and the order of its locks: the
/// resource's row, quotas, the pool, the worker.
@ApplicationScoped
public class Endings {

  private static final Logger LOG = Logger.getLogger(Endings.class);

  private final Quotas quotas;
  private final BackendPoolRepository pools;
  private final UserMessageRepository messages;
  private final Workers workers;
  private final Notifier notifier;
  private final AfterCommit afterCommit;

  Endings(
      Quotas quotas,
      BackendPoolRepository pools,
      UserMessageRepository messages,
      Workers workers,
      Notifier notifier,
      AfterCommit afterCommit) {
    this.quotas = quotas;
    this.pools = pools;
    this.messages = messages;
    this.workers = workers;
    this.notifier = notifier;
    this.afterCommit = afterCommit;
  }

  /// Writes all of it, in the caller's transaction or one of its own.
  ///
  /// @throws io.brazier.work.FencedOff if another holder took over; nothing is written then
  /// @throws NothingLeft if the row was not where the ending begins: somebody else moved it, and
  ///   nobody is told of what was not written
  @Transactional
  public void apply(Lease lease, Ending ending) {
    if (!ending.row().write()) {
      workers.requireHeld(lease); // not any more after a forced delete
      throw new NothingLeft(lease.resource() + " was moved on by somebody else");
    }
    inOrder(ending.effects()).forEach(this::settle);
    Ending.Next next = ending.next();
    if (next == null) {
      end(lease, ending);
    } else {
      workers.handOn(lease, next.topic(), next.arguments(), ending.account());
    }
    List<Notification> announced = ending.notifications();
    if (!announced.isEmpty()) {
      afterCommit.run(() -> announced.forEach(notifier::send));
    }
  }

  private void end(Lease lease, Ending ending) {
    Duration age = workers.end(lease, ending.account());
    afterCommit.run(() ->
        LOG.infof(
            "Operation ended: operation=%s outcome=%s resource=%s projectId=%s userId=%s ms=%d cause=%s",
            lease.operation(),
            ending.account().outcome(),
            lease.resource().id(),
            lease.requester().projectId(),
            lease.requester().userId(),
            age.toMillis(),
            ending.account().cause()));
  }

  private static List<Ending.Effect> inOrder(List<Ending.Effect> effects) {
    return effects.stream().sorted((a, b) -> Integer.compare(place(a), place(b))).toList();
  }

  private static int place(Ending.Effect effect) {
    return switch (effect) {
      case Ending.Effect.Commit _, Ending.Effect.GiveBack _, Ending.Effect.Count _ -> 0;
      case Ending.Effect.Release _ -> 1;
      case Ending.Effect.Tell _ -> 2;
    };
  }

  private void settle(Ending.Effect effect) {
    switch (effect) {
      case Ending.Effect.Commit(var reservations) -> quotas.commit(reservations);
      case Ending.Effect.GiveBack(var reservations) -> quotas.rollback(reservations);
      case Ending.Effect.Count(var projectId, var delta) -> quotas.count(projectId, delta);
      case Ending.Effect.Release(var pool, var sizeGib) -> pools.release(pool, sizeGib);
      case Ending.Effect.Tell(var failure) -> messages.tell(failure);
    }
  }
}
