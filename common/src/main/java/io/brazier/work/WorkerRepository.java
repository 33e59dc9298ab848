package io.brazier.work;

import io.brazier.bus.Topic;
import io.brazier.context.Requester;
import io.brazier.flow.TaskTime;
import io.brazier.quota.ReservationId;
import io.brazier.resource.ResourceRef;
import io.brazier.sql.Parameters;
import io.brazier.sql.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// The statements of the worker mechanism. Each is one conditional statement, says by its result
/// who won, and takes every moment from the database's clock. All need the caller's transaction.
@ApplicationScoped
class WorkerRepository {

  private static final String HELD = " where id = :id and fence = :fence and lease_owner = :owner";
  private static final String FREE = "(lease_until is null or lease_until < now())";
  private static final String RESTED = "(paused_until is null or paused_until <= now())";
  private static final String MILLIS = " * interval '1 millisecond'";
  private static final String CAST_COLUMNS =
      "w.id, w.fence, w.topic, w.operation, w.request_id, w.traceparent";

  /// What becomes of a worker is written down by the statement that does it, without a round trip
  /// more: kind, attempt, holder, outcome, cause, and names and times of steps.
  private static final String EVENT =
      """
      event as (
        insert into operation_events
          (operation_id, kind, topic, attempt, holder, outcome, cause, step_names, step_micros)
        select id, %s, topic, %s, %s, %s, %s, %s from w)
      """;

  private static final String STEPS = "cast(:steps as text[]), cast(:micros as bigint[])";
  private static final String NO_STEPS = "null, null";

  private static final Statement INSERT =
      new Statement(
          """
          with w as (
            insert into workers as w (resource_type, resource_id, status, operation, payload, topic,
              request_id, user_id, project_id, traceparent, reservations, due_at)
            values (:type, :resource, :status, :operation, cast(:payload as jsonb), :topic,
              :request, :user, :project, :traceparent, :reservations, now() + :grace%1$s)
            on conflict (resource_type, resource_id) do nothing
            returning w.*
          ), record as (
            insert into operations (id, resource_type, resource_id, operation, topic, request_id,
              user_id, project_id, step_names, step_micros)
            select id, resource_type, resource_id, operation, topic, request_id, user_id,
              project_id, %2$s from w)
          select %3$s from w\
          """
              .formatted(MILLIS, STEPS, CAST_COLUMNS));

  private static final Statement TAKE =
      new Statement(
          """
          with w as (
            update workers set lease_owner = :owner, lease_until = now() + :lease%1$s,
              due_at = now() + :lease%1$s, fence = fence + 1, attempt = attempt + 1,
              paused_until = null, updated_at = now()
            where id = :id and topic = :topic and %2$s and %3$s
            returning id, fence, topic, resource_type, resource_id, operation, request_id, user_id,
              project_id, attempt, last_error, cast(payload as text) payload, reservations,
              lease_owner
          ), %4$s
          select * from w\
          """
              .formatted(MILLIS, FREE, RESTED, noted("taken", "attempt", "lease_owner", "null")));

  private static final Statement WHY_NOT =
      new Statement(
          """
          select :id > s.last_value as never, w.topic
          from workers_id_seq s left join workers w on w.id = :id\
          """);

  private static final Statement HAND_ON =
      new Statement(
          """
          with w as (
            update workers w set topic = :topic, payload = cast(:payload as jsonb),
              traceparent = coalesce(:traceparent, traceparent), attempt = 0, last_error = null,
              cast_at = null, cast_count = 0, lease_owner = null, lease_until = null,
              due_at = now() + :grace%1$s, updated_at = now()
            %2$s
            returning w.*
          ), %3$s
          select %4$s from w\
          """
              .formatted(MILLIS, HELD, told("handed_on", "null"), CAST_COLUMNS));

  private static final Statement END =
      new Statement(
          """
          with w as (delete from workers %s returning id, topic, created_at), %s
          select cast(extract(epoch from clock_timestamp() - created_at) * 1000 as bigint) as age
          from w\
          """
              .formatted(HELD, told("ended", ":outcome")));

  private static final Statement WITHDRAW =
      new Statement(
          """
          with w as (
            delete from workers where resource_type = :type and resource_id = :resource
            returning id, topic, attempt, lease_owner, reservations
          ), %s
          select reservations from w\
          """
              .formatted(
                  EVENT.formatted(
                      "'ended'", "attempt", "lease_owner", "'withdrawn'", ":cause", NO_STEPS)));

  private static final Statement PROGRESS =
      new Statement(
          "update workers set progress = :progress, updated_at = now()" + HELD + " returning id");

  private static final Statement IS_AT_WORK =
      new Statement(
          "select id from workers where resource_type = :type and resource_id = :resource");

  private static final Statement IS_HELD = new Statement("select id from workers" + HELD);

  private static final Statement GIVE_BACK =
      new Statement(
          """
          with w as (
            update workers set lease_owner = null, lease_until = null, cast_at = null,
              last_error = :error, due_at = now() + :pause%1$s, paused_until = now() + :pause%1$s,
              updated_at = now()
            %2$s
            returning id, topic, attempt
          ), %3$s
          select id from w\
          """
              .formatted(MILLIS, HELD, noted("failed", "attempt", ":owner", ":error")));

  private static final Statement RELEASE =
      new Statement(
          """
          with w as (
            update workers w set lease_owner = null, lease_until = null, cast_at = null,
              cast_count = 0, attempt = attempt - 1, due_at = now() + :grace%s, updated_at = now()
            %s
            returning w.*
          ), %s
          select %s from w\
          """
              .formatted(
                  MILLIS, HELD, noted("released", "attempt + 1", ":owner", "null"), CAST_COLUMNS));

  private static final Statement RENEW =
      new Statement(
          """
          update workers w set lease_until = now() + :lease%1$s, due_at = now() + :lease%1$s
          from unnest(:ids, :fences) as h(id, fence)
          where w.id = h.id and w.fence = h.fence and w.lease_owner = :owner
          returning w.id\
          """
              .formatted(MILLIS));
  private static final Statement STAMP =
      new Statement(
          """
          update workers w set cast_at = now(), cast_count = w.cast_count + 1,
            due_at = now() + least(:limit, :base * power(2, least(w.cast_count, 30)))%s
          from unnest(:ids, :fences) as c(id, fence)
          where w.id = c.id and w.fence = c.fence and %s and %s
          returning w.id\
          """
              .formatted(MILLIS, FREE, RESTED));
  private static final Statement SWEEP =
      new Statement(
          """
          with due as (
            select id from workers where topic = any(:topics) and due_at <= now()
            order by due_at limit :batch for update skip locked)
          update workers w set due_at = now() + :timeout%s, updated_at = now()
          from due where w.id = due.id
          returning %s\
          """
              .formatted(MILLIS, CAST_COLUMNS));
  private static final Statement FORGET_CASTS =
      new Statement(
          """
          update workers set cast_at = null, due_at = now(), updated_at = now()
          where topic = :topic and cast_at is not null and %s
          returning id\
          """
              .formatted(FREE));
  private static final String OF_SERVICE =
      """
      from workers where topic = any(:topics) and (cast(:type as varchar) is null or resource_type = :type)
        and (cast(:resource as varchar) is null or resource_id = :resource)
      """;

  private static final Statement HASTEN =
      new Statement(
          """
          update workers set cast_at = null, due_at = now(), paused_until = null, updated_at = now()
          where id in (select id %s and %s for update skip locked)
          returning id\
          """
              .formatted(OF_SERVICE, FREE));

  private static final Statement TOPICS =
      new Statement(
          """
          select topic from workers
          where resource_id = :resource and (cast(:type as varchar) is null or resource_type = :type)\
          """);

  private static final Statement RECOVER =
      new Statement(
          """
          with w as (
            update workers set lease_owner = null, lease_until = null, cast_at = null,
              due_at = now(), updated_at = now()
            where topic = any(:topics) and starts_with(lease_owner, :prefix)
              and lease_owner <> :owner
            returning id, topic, attempt
          ), %s
          select id from w\
          """
              .formatted(noted("recovered", "attempt", ":owner", "null")));

  private static String noted(String kind, String attempt, String holder, String cause) {
    return EVENT.formatted("'" + kind + "'", attempt, holder, "null", cause, NO_STEPS);
  }

  /// The event of a turn that is over, with what was done in it.
  private static String told(String kind, String outcome) {
    return EVENT.formatted("'" + kind + "'", ":attempt", ":owner", outcome, ":cause", STEPS);
  }

  /// What came of trying to take a worker.
  sealed interface TakeOutcome {
    /// The caller holds it now.
    record Taken(Lease lease) implements TakeOutcome {}

    /// Somebody holds it, or it rests after a failure; the sweep casts it when that has an end.
    record Held() implements TakeOutcome {}

    /// It ended, or it is another topic's turn.
    record Gone() implements TakeOutcome {}

    /// There never was such a worker.
    record Unknown() implements TakeOutcome {}
  }

  private final Session session;
  private final WorkConfig config;
  private final Holder holder;

  WorkerRepository(Session session, WorkConfig config, Holder holder) {
    this.session = session;
    this.config = config;
    this.holder = holder;
  }

  /// Writes the row, to be cast by the caller after its commit, or by the sweep if that is lost.
  ///
  /// @return what to cast; empty if the resource has a worker already
  Optional<Cast> insert(NewWork work, String payload, @Nullable String traceparent) {
    return first(
        INSERT,
        parameters ->
            parameters
                .text("type", work.resource().type())
                .text("resource", work.resource().id())
                .text("status", work.operation().during().word())
                .text("operation", work.operation().word())
                .text("payload", payload)
                .text("topic", work.topic().name())
                .text("request", work.requester().requestId())
                .text("user", work.requester().userId())
                .text("project", work.requester().projectId())
                .text("traceparent", traceparent)
                .text("reservations", text(work.reservations()))
                .texts("steps", work.steps(), TaskTime::task)
                .numbers("micros", work.steps(), WorkerRepository::micros)
                .number("grace", config.castGrace().toMillis()),
        WorkerRepository::cast);
  }

  /// Takes the lease, or says why not.
  TakeOutcome take(long workerId, Topic topic) {
    return first(
            TAKE,
            parameters ->
                parameters
                    .text("owner", holder.name())
                    .number("lease", config.lease().toMillis())
                    .number("id", workerId)
                    .text("topic", topic.name()),
            WorkerRepository::taken)
        .orElseGet(() -> whyNot(workerId, topic));
  }

  private TakeOutcome whyNot(long workerId, Topic topic) {
    return first(
            WHY_NOT,
            parameters -> parameters.number("id", workerId),
            row -> {
              if (topic.name().equals(row.getString("topic"))) {
                return new TakeOutcome.Held();
              }
              return row.getBoolean("never") ? new TakeOutcome.Unknown() : new TakeOutcome.Gone();
            })
        .orElseThrow();
  }

  /// Gives the work to the next topic and the lease back. The attempts start anew.
  ///
  /// @return what to cast; empty if the lease is not the caller's any more
  Optional<Cast> handOn(
      Lease lease, Topic next, String payload, @Nullable String traceparent, Account account) {
    return first(
        HAND_ON,
        parameters ->
            told(held(parameters, lease), lease, account)
                .text("topic", next.name())
                .text("payload", payload)
                .text("traceparent", traceparent)
                .number("grace", config.castGrace().toMillis()),
        WorkerRepository::cast);
  }

  /// Deletes the row.
  ///
  /// @return how long ago it was written; empty if the lease is not the caller's any more
  Optional<Duration> end(Lease lease, Account account) {
    return first(
        END,
        parameters ->
            told(held(parameters, lease), lease, account).text("outcome", account.outcome().word()),
        row -> Duration.ofMillis(row.getLong("age")));
  }

  /// Deletes the row of a resource, whoever holds it.
  ///
  /// @return the quota that it held, if it held any; nothing if there was no row
  List<Optional<ReservationId>> withdraw(ResourceRef resource, String cause) {
    return WITHDRAW.rows(
        session,
        parameters ->
            parameters
                .text("type", resource.type())
                .text("resource", resource.id())
                .text("cause", cause),
        WorkerRepository::reservations);
  }

  /// Writes how far held work is.
  ///
  /// @return whether the lease is still the caller's
  boolean progress(Lease lease, int percent) {
    return PROGRESS.changes(
        session,
        parameters ->
            parameters
                .number("progress", percent)
                .number("id", lease.workerId())
                .number("fence", lease.fence())
                .text("owner", holder.name()));
  }

  /// Whether there is a worker of a resource.
  boolean isAtWork(ResourceRef resource) {
    return IS_AT_WORK.changes(
        session,
        parameters -> parameters.text("type", resource.type()).text("resource", resource.id()));
  }

  /// Whether the lease is still the caller's.
  boolean isHeld(Lease lease) {
    return first(IS_HELD, parameters -> held(parameters, lease), WorkerRepository::id).isPresent();
  }

  /// Gives the lease back after a failure; the sweep casts the row after the pause, and whoever
  /// rings before that gets nothing.
  boolean giveBack(Lease lease, String error, Duration pause) {
    return GIVE_BACK.changes(
        session,
        parameters ->
            held(parameters, lease).text("error", error).number("pause", pause.toMillis()));
  }

  /// Gives the lease back unused, as if it had not been taken but for the fence.
  ///
  /// @return what to cast; empty if the lease is not the caller's any more
  Optional<Cast> release(Lease lease) {
    return first(
        RELEASE,
        parameters -> held(parameters, lease).number("grace", config.castGrace().toMillis()),
        WorkerRepository::cast);
  }

  /// Renews leases of this process.
  ///
  /// @return the workers that are still held; the others are lost
  List<Long> renew(Collection<Lease> leases) {
    return RENEW.rows(
        session,
        parameters ->
            parameters
                .number("lease", config.lease().toMillis())
                .numbers("ids", leases, Lease::workerId)
                .numbers("fences", leases, Lease::fence)
                .text("owner", holder.name()),
        WorkerRepository::id);
  }

  /// Notes that the broker has these. A row that was taken or handed on since has another fence or
  /// a lease, and is left alone; so is one that rests after a failure, for its pause would not be
  /// kept.
  int stamp(Collection<Cast> casts) {
    return STAMP
        .rows(
            session,
            parameters ->
                parameters
                    .number("limit", config.recastLimit().toMillis())
                    .number("base", config.recastBase().toMillis())
                    .numbers("ids", casts, Cast::workerId)
                    .numbers("fences", casts, Cast::fence),
            WorkerRepository::id)
        .size();
  }

  /// Picks rows that are due and moves them on by the cast's time-out, so that sweepers do not pick
  /// them twice. Uses the index `workers_topic_due`.
  List<Cast> sweep(Collection<Topic> topics) {
    return SWEEP.rows(
        session,
        parameters ->
            parameters
                .texts("topics", topics, Topic::name)
                .number("batch", config.sweepBatch())
                .number("timeout", config.castTimeout().toMillis()),
        WorkerRepository::cast);
  }

  /// Forgets the casts to a queue that is gone; rows that are held or wait after a failure are left
  /// alone.
  int forgetCasts(Topic topic) {
    return FORGET_CASTS
        .rows(session, parameters -> parameters.text("topic", topic.name()), WorkerRepository::id)
        .size();
  }

  /// Takes the leases away from former processes of this service on this host.
  int recover(Collection<Topic> topics) {
    return RECOVER
        .rows(
            session,
            parameters ->
                parameters
                    .texts("topics", topics, Topic::name)
                    .text("prefix", holder.prefix())
                    .text("owner", holder.name()),
            WorkerRepository::id)
        .size();
  }

  /// Lets work be taken up at once that waits, or rests after a failure.
  ///
  /// @param topics whose turn it is
  /// @param type of which kind of resource, null for any
  /// @param resourceId on which one, null for any
  /// @return how much there was
  int hasten(Collection<Topic> topics, @Nullable String type, @Nullable String resourceId) {
    return HASTEN
        .rows(
            session,
            parameters ->
                parameters
                    .texts("topics", topics, Topic::name)
                    .text("type", type)
                    .text("resource", resourceId),
            WorkerRepository::id)
        .size();
  }

  /// Whose turn it is to work on a resource.
  List<Topic> topics(@Nullable String type, String resourceId) {
    return TOPICS.rows(
        session,
        parameters -> parameters.text("type", type).text("resource", resourceId),
        row -> new Topic(row.getString("topic")));
  }

  private <T> Optional<T> first(
      Statement statement, Statement.Binder binder, Statement.Reader<T> reader) {
    return statement.rows(session, binder, reader).stream().findFirst();
  }

  private Parameters held(Parameters parameters, Lease lease) throws SQLException {
    return parameters
        .number("id", lease.workerId())
        .number("fence", lease.fence())
        .text("owner", holder.name());
  }

  private static Parameters told(Parameters parameters, Lease lease, Account account)
      throws SQLException {
    return parameters
        .number("attempt", lease.attempt())
        .text("cause", account.cause())
        .texts("steps", account.steps(), TaskTime::task)
        .numbers("micros", account.steps(), WorkerRepository::micros);
  }

  private static long micros(TaskTime step) {
    return TimeUnit.NANOSECONDS.toMicros(step.executeNanos());
  }

  private static @Nullable String text(@Nullable ReservationId reservations) {
    return reservations == null ? null : reservations.value();
  }

  private static Optional<ReservationId> reservations(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getString("reservations")).map(ReservationId::new);
  }

  private static long id(ResultSet row) throws SQLException {
    return row.getLong("id");
  }

  private static Cast cast(ResultSet row) throws SQLException {
    return new Cast(
        row.getLong("id"),
        row.getLong("fence"),
        new Topic(row.getString("topic")),
        row.getString("operation"),
        row.getString("request_id"),
        row.getString("traceparent"));
  }

  private static TakeOutcome taken(ResultSet row) throws SQLException {
    Lease lease =
        new Lease(
            row.getLong("id"),
            row.getLong("fence"),
            new Topic(row.getString("topic")),
            new ResourceRef(row.getString("resource_type"), row.getString("resource_id")),
            row.getString("operation"),
            new Requester(
                row.getString("request_id"), row.getString("user_id"), row.getString("project_id")),
            row.getInt("attempt"),
            row.getString("last_error"),
            row.getString("payload"),
            reservations(row).orElse(null));
    return new TakeOutcome.Taken(lease);
  }
}
