package io.brazier.work;

import io.brazier.bus.Topic;
import io.brazier.sql.BareStatement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/// The statements of the worker mechanism. Each is one conditional statement, says by its result
/// who won, and takes every moment from the database's clock. All need the caller's transaction.
@ApplicationScoped
class WorkerRepository {

  private static final String HELD = " where id = :id and fence = :fence and lease_owner = :owner";
  private static final String FREE = "(lease_until is null or lease_until < now())";
  private static final String MILLIS = " * interval '1 millisecond'";
  private static final String CAST_COLUMNS =
      "w.id, w.fence, w.topic, cast(w.payload as text) payload, w.request_id, w.traceparent";

  private static final BareStatement INSERT =
      new BareStatement(
          """
          insert into workers as w (resource_type, resource_id, status, operation, payload, topic,
            request_id, user_id, project_id, traceparent, due_at)
          values (?, ?, ?, ?, cast(? as jsonb), ?, ?, ?, ?, ?, now() + ?%s)
          on conflict (resource_type, resource_id) do nothing
          returning %s\
          """
              .formatted(MILLIS, CAST_COLUMNS));

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
    return INSERT
        .rows(
            session,
            statement -> {
              statement.setString(1, work.resource().type());
              statement.setString(2, work.resource().id());
              statement.setString(3, work.status());
              statement.setString(4, work.command().operation());
              statement.setString(5, payload);
              statement.setString(6, work.topic().name());
              statement.setString(7, work.requester().requestId());
              statement.setString(8, work.requester().userId());
              statement.setString(9, work.requester().projectId());
              statement.setString(10, traceparent);
              statement.setLong(11, config.castGrace().toMillis());
            },
            WorkerRepository::readCast)
        .stream()
        .findFirst();
  }

  /// Takes the lease, or says why not.
  TakeOutcome take(long workerId, Topic topic) {
    return query(
            """
            update workers set lease_owner = :owner, lease_until = now() + :lease%1$s,
              due_at = now() + :lease%1$s, fence = fence + 1, attempt = attempt + 1,
              updated_at = now()
            where id = :id and topic = :topic and %2$s
            returning id, fence, topic, resource_type, resource_id, operation, request_id, user_id,
              project_id, attempt, last_error, cast(payload as text) payload\
            """
                .formatted(MILLIS, FREE))
        .setParameter("owner", holder.name())
        .setParameter("lease", config.lease().toMillis())
        .setParameter("id", workerId)
        .setParameter("topic", topic.name())
        .uniqueResultOptional()
        .<TakeOutcome>map(
            row -> new TakeOutcome.Taken(toLease(row), row.get("payload", String.class)))
        .orElseGet(() -> whyNot(workerId, topic));
  }

  private TakeOutcome whyNot(long workerId, Topic topic) {
    Tuple found =
        query(
                """
                select :id > s.last_value as never, w.topic
                from workers_id_seq s left join workers w on w.id = :id\
                """)
            .setParameter("id", workerId)
            .getSingleResult();
    if (topic.name().equals(found.get("topic", String.class))) {
      return new TakeOutcome.Held();
    }
    return found.get("never", Boolean.class) ? new TakeOutcome.Unknown() : new TakeOutcome.Gone();
  }

  /// Gives the work to the next topic and the lease back. The attempts start anew.
  ///
  /// @return what to cast; empty if the lease is not the caller's any more
  Optional<Cast> handOn(Lease lease, Topic next, String payload, @Nullable String traceparent) {
    return held(
            """
            update workers w set topic = :topic, payload = cast(:payload as jsonb),
              traceparent = coalesce(:traceparent, traceparent), attempt = 0, last_error = null,
              cast_at = null, cast_count = 0, lease_owner = null, lease_until = null,
              due_at = now() + :grace%s, updated_at = now()\
            """
                    .formatted(MILLIS)
                + HELD
                + " returning "
                + CAST_COLUMNS,
            lease)
        .setParameter("topic", next.name())
        .setParameter("payload", payload)
        .setParameter("traceparent", traceparent, String.class)
        .setParameter("grace", config.castGrace().toMillis())
        .uniqueResultOptional()
        .map(WorkerRepository::toCast);
  }

  /// Deletes the row; false if the lease is not the caller's any more.
  boolean delete(Lease lease) {
    return held("delete from workers" + HELD + " returning id", lease)
        .uniqueResultOptional()
        .isPresent();
  }

  /// Deletes the row of a resource, whoever holds it; false if there is none.
  boolean deleteOf(Resource resource) {
    return session
            .createNativeMutationQuery(
                "delete from workers where resource_type = :type and resource_id = :id")
            .setParameter("type", resource.type())
            .setParameter("id", resource.id())
            .executeUpdate()
        == 1;
  }

  /// Whether the lease is still the caller's.
  boolean isHeld(Lease lease) {
    return held("select id from workers" + HELD, lease).uniqueResultOptional().isPresent();
  }

  /// Gives the lease back after a failure; the sweep casts the row after the pause.
  boolean giveBack(Lease lease, String error, Duration pause) {
    return held(
            """
            update workers set lease_owner = null, lease_until = null, cast_at = null,
              last_error = :error, due_at = now() + :pause%s, updated_at = now()\
            """
                    .formatted(MILLIS)
                + HELD
                + " returning id",
            lease)
        .setParameter("error", error)
        .setParameter("pause", pause.toMillis())
        .uniqueResultOptional()
        .isPresent();
  }

  /// Gives the lease back unused, as if it had not been taken but for the fence.
  ///
  /// @return what to cast; empty if the lease is not the caller's any more
  Optional<Cast> release(Lease lease) {
    return held(
            """
            update workers w set lease_owner = null, lease_until = null, cast_at = null,
              cast_count = 0, attempt = attempt - 1, due_at = now() + :grace%s, updated_at = now()\
            """
                    .formatted(MILLIS)
                + HELD
                + " returning "
                + CAST_COLUMNS,
            lease)
        .setParameter("grace", config.castGrace().toMillis())
        .uniqueResultOptional()
        .map(WorkerRepository::toCast);
  }

  /// Renews leases of this process.
  ///
  /// @return the workers that are still held; the others are lost
  List<Long> renew(Collection<Lease> leases) {
    return query(
            """
            update workers w set lease_until = now() + :lease%1$s, due_at = now() + :lease%1$s
            from unnest(:ids, :fences) as h(id, fence)
            where w.id = h.id and w.fence = h.fence and w.lease_owner = :owner
            returning w.id\
            """
                .formatted(MILLIS))
        .setParameter("lease", config.lease().toMillis())
        .setParameter("ids", leases.stream().map(Lease::workerId).toArray(Long[]::new))
        .setParameter("fences", leases.stream().map(Lease::fence).toArray(Long[]::new))
        .setParameter("owner", holder.name())
        .stream()
        .map(row -> number(row, "id"))
        .toList();
  }

  /// Notes that the broker has these. A row that was taken or handed on since has another fence or
  /// a lease, and is left alone.
  int stamp(Collection<Cast> casts) {
    return query(
            """
            update workers w set cast_at = now(), cast_count = w.cast_count + 1,
              due_at = now() + least(:limit, :base * power(2, least(w.cast_count, 30)))%s
            from unnest(:ids, :fences) as c(id, fence)
            where w.id = c.id and w.fence = c.fence and %s
            returning w.id\
            """
                .formatted(MILLIS, FREE))
        .setParameter("limit", config.recastLimit().toMillis())
        .setParameter("base", config.recastBase().toMillis())
        .setParameter("ids", casts.stream().map(Cast::workerId).toArray(Long[]::new))
        .setParameter("fences", casts.stream().map(Cast::fence).toArray(Long[]::new))
        .getResultList()
        .size();
  }

  /// Picks rows that are due and moves them on by the cast's time-out, so that sweepers do not pick
  /// them twice. Uses the index `workers_topic_due`.
  List<Cast> sweep(Collection<Topic> topics) {
    return query(
            """
            with due as (
              select id from workers where topic = any(:topics) and due_at <= now()
              order by due_at limit :batch for update skip locked)
            update workers w set due_at = now() + :timeout%s, updated_at = now()
            from due where w.id = due.id
            returning %s\
            """
                .formatted(MILLIS, CAST_COLUMNS))
        .setParameter("topics", names(topics))
        .setParameter("batch", config.sweepBatch())
        .setParameter("timeout", config.castTimeout().toMillis())
        .stream()
        .map(WorkerRepository::toCast)
        .toList();
  }

  /// Forgets the casts to a queue that is gone; rows that are held or wait after a failure are left
  /// alone.
  int forgetCasts(Topic topic) {
    return query(
            """
            update workers set cast_at = null, due_at = now(), updated_at = now()
            where topic = :topic and cast_at is not null and %s
            returning id\
            """
                .formatted(FREE))
        .setParameter("topic", topic.name())
        .getResultList()
        .size();
  }

  /// Takes the leases away from former processes of this service on this host.
  int recover(Collection<Topic> topics) {
    return query(
            """
            update workers set lease_owner = null, lease_until = null, cast_at = null,
              due_at = now(), updated_at = now()
            where topic = any(:topics) and starts_with(lease_owner, :prefix)
              and lease_owner <> :owner
            returning id\
            """)
        .setParameter("topics", names(topics))
        .setParameter("prefix", holder.prefix())
        .setParameter("owner", holder.name())
        .getResultList()
        .size();
  }

  private NativeQuery<Tuple> query(String sql) {
    return session.createNativeQuery(sql, Tuple.class);
  }

  private NativeQuery<Tuple> held(String sql, Lease lease) {
    return query(sql)
        .setParameter("id", lease.workerId())
        .setParameter("fence", lease.fence())
        .setParameter("owner", holder.name());
  }

  private static String[] names(Collection<Topic> topics) {
    return topics.stream().map(Topic::name).toArray(String[]::new);
  }

  private static Cast toCast(Tuple row) {
    return new Cast(
        number(row, "id"),
        number(row, "fence"),
        new Topic(row.get("topic", String.class)),
        row.get("payload", String.class),
        row.get("request_id", String.class),
        row.get("traceparent", String.class));
  }

  private static Cast readCast(ResultSet row) throws SQLException {
    return new Cast(
        row.getLong("id"),
        row.getLong("fence"),
        new Topic(row.getString("topic")),
        row.getString("payload"),
        row.getString("request_id"),
        row.getString("traceparent"));
  }

  private static Lease toLease(Tuple row) {
    return new Lease(
        number(row, "id"),
        number(row, "fence"),
        new Topic(row.get("topic", String.class)),
        new Resource(row.get("resource_type", String.class), row.get("resource_id", String.class)),
        row.get("operation", String.class),
        new Requester(
            row.get("request_id", String.class),
            row.get("user_id", String.class),
            row.get("project_id", String.class)),
        row.get("attempt", Integer.class),
        row.get("last_error", String.class));
  }

  private static long number(Tuple row, String column) {
    return row.get(column, Long.class);
  }
}
