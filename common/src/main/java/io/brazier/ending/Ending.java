package io.brazier.ending;

import io.brazier.backend.BackendAddress;
import io.brazier.bus.Notification;
import io.brazier.bus.Topic;
import io.brazier.flow.TaskTime;
import io.brazier.operation.Operation;
import io.brazier.quota.QuotaDelta;
import io.brazier.quota.ReservationId;
import io.brazier.usermessage.MessageAction;
import io.brazier.usermessage.MessageDetail;
import io.brazier.usermessage.UserFailure;
import io.brazier.work.Account;
import io.brazier.work.Account.Outcome;
import io.brazier.work.Lease;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One way for work to end, as a value. [Endings#apply] carries it out.
///
/// @param account what the operation's record keeps of it
/// @param row the change that everything else hangs on
/// @param effects what else is settled and told, in any order
/// @param next whose turn it is then; null if the operation is over
/// @param notifications what is announced once all is written
public record Ending(
    Account account,
    Row row,
    List<Effect> effects,
    @Nullable Next next,
    List<Notification> notifications) {

  /// A conditional change of the resource's row.
  @FunctionalInterface
  public interface Row {
    /// Writes it.
    ///
    /// @return whether the row was where the change begins; if not, nothing of the ending is
    ///   written
    boolean write();
  }

  /// What is settled with the row. The order is that of the locks.
  public sealed interface Effect {
    /// Quota that was held becomes used.
    record Commit(ReservationId reservations) implements Effect {}

    /// Quota that was held is given back.
    record GiveBack(ReservationId reservations) implements Effect {}

    /// Usage changes at once.
    record Count(String projectId, QuotaDelta delta) implements Effect {}

    /// Room on a pool is given back.
    record Release(BackendAddress pool, int sizeGib) implements Effect {}

    /// A project is told of a failure.
    record Tell(UserFailure failure) implements Effect {}
  }

  /// The work goes on elsewhere.
  ///
  /// @param arguments what the next service is told
  public record Next(Topic topic, Object arguments) {}

  /// Copies the lists.
  public Ending {
    effects = List.copyOf(effects);
    notifications = List.copyOf(notifications);
  }

  /// What was asked for is done.
  public static Ending succeeded(Row row) {
    return of(Outcome.SUCCEEDED, null, row, null);
  }

  /// It cannot be done.
  ///
  /// @param cause why, for administrators
  public static Ending failed(String cause, Row row) {
    return of(Outcome.FAILED, cause, row, null);
  }

  /// Another service's turn.
  ///
  /// @param decision what was decided or why it is handed on, for administrators
  /// @param arguments what that service is told
  public static Ending handedOn(String decision, Row row, Topic topic, Object arguments) {
    return of(Outcome.HANDED_ON, decision, row, new Next(topic, arguments));
  }

  private static Ending of(Outcome outcome, @Nullable String cause, Row row, @Nullable Next next) {
    return new Ending(new Account(outcome, cause, List.of()), row, List.of(), next, List.of());
  }

  /// The same with something more that is settled or told.
  public Ending and(Effect effect) {
    return new Ending(account, row, with(effects, effect), next, notifications);
  }

  /// The same, with the quota that the work holds used from now on, if it holds any.
  public Ending committing(Lease lease) {
    ReservationId held = lease.reservations();
    return held == null ? this : and(new Effect.Commit(held));
  }

  /// The same, giving back the quota that the work holds, if it holds any.
  public Ending givingBack(Lease lease) {
    ReservationId held = lease.reservations();
    return held == null ? this : and(new Effect.GiveBack(held));
  }

  /// The same with a message for the resource's project.
  ///
  /// @param action what was being done
  /// @param detail why it failed
  public Ending telling(Lease lease, MessageAction action, MessageDetail detail) {
    Operation operation = Operation.named(lease.operation()).orElseThrow();
    return and(
        new Effect.Tell(
            new UserFailure(
                lease.requester().projectId(),
                lease.requester().requestId(),
                operation.kind(),
                lease.resource().id(),
                action,
                detail,
                String.valueOf(account.cause()))));
  }

  /// The same, announced.
  ///
  /// @param event empty for what is not announced
  public Ending announcing(Optional<Notification> event) {
    return event
        .map(more -> new Ending(account, row, effects, next, with(notifications, more)))
        .orElse(this);
  }

  /// The same with what was done on the way.
  public Ending after(List<TaskTime> steps) {
    Account told = new Account(account.outcome(), account.cause(), steps);
    return new Ending(told, row, effects, next, notifications);
  }

  private static <T> List<T> with(List<T> some, T another) {
    return Stream.concat(some.stream(), Stream.of(another)).toList();
  }
}
