package io.brazier.doctor.repair;

import io.brazier.bus.Topic;
import io.brazier.doctor.diagnosis.Repair;
import io.brazier.doctor.diagnosis.Unreachable;
import io.brazier.doctor.rows.DatabaseAddress;
import io.brazier.doctor.rows.SnapshotGigabytes;
import io.brazier.operation.Operation;
import io.brazier.resource.ResourceKind;
import io.brazier.usermessage.MessageDetail;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Mends rows while the system runs. Each repair is one transaction that asks again whether it is
/// needed, and locks in the order of the services: volume, quota, pool, worker.
public final class RepairRepository {

  private static final String CAUSE = "found by an examination; the cause was not written down";

  // The last net of expiry takes its locks in the same order.
  private static final String RETURN_RESERVATION =
      """
      select quota_settle(cast(? as text), false)
      where exists (select from reservations r where r.uuid = ?)
        and not exists (select from workers w where w.reservations = ?)
      """;

  private static final String LOCK_NAMES =
      "select pg_advisory_xact_lock_shared(quota_names_lock())";
  private static final String MAKE_USAGE =
      """
      insert into quota_usages (project_id, resource) values (?, ?) on conflict do nothing
      """;
  private static final String LOCK_USAGE =
      "select id from quota_usages where project_id = ? and resource = ? for no key update";
  // Of a newer snapshot than the lock: who counts has committed, or waits for us.
  private static final String RECOUNT_USAGE =
      """
      with counted as (
        select u.id,
          (select coalesce(sum(c.amount), 0) from quota_charges c
           where c.project_id = u.project_id and c.resource = u.resource
             and (c.source <> 'snapshot_gigabytes' or ?)) as in_use,
          (select coalesce(sum(greatest(r.delta, 0)), 0)
           from reservations r where r.usage_id = u.id) as reserved
        from quota_usages u where u.project_id = ? and u.resource = ?)
      update quota_usages u
      set in_use = c.in_use, reserved = c.reserved, updated_at = now()
      from counted c
      where u.id = c.id and (u.in_use <> c.in_use or u.reserved <> c.reserved)
      """;

  private static final String LOCK_POOL =
      "select id from backend_pools where name = ? for no key update";
  private static final String RECOUNT_CLAIMS =
      """
      with placed as (
        select coalesce(sum(c.gib), 0) as gib from pool_claims c where c.pool = ?)
      update backend_pools p set allocated_capacity_gb = placed.gib
      from placed where p.name = ? and p.allocated_capacity_gb <> placed.gib
      """;

  private static final String INSERT_MESSAGE =
      """
      insert into messages (id, project_id, message_level, request_id, resource_type,
        resource_uuid, event_id, action_id, detail_id, cause, expires_at)
      select gen_random_uuid(), c.project_id, 'ERROR', 'req-' || gen_random_uuid(), a.kind, c.id,
        'VOLUME_' || a.kind || '_' || a.id || '_' || a.detail, a.id, a.detail, a.cause,
        now() + make_interval(secs => a.ttl)
      from changed c cross join (values (?, ?, ?, ?, cast(? as double precision)))
        a (kind, id, detail, cause, ttl)
      """;
  private static final String TELL_FAILURE =
      """
      with changed as (
        select v.id, v.project_id from %s v
        where v.id = ? and v.status = ? and not v.deleted
          and not exists (select from messages m where m.resource_uuid = v.id
            and m.action_id = any(?))
        for no key update)
      """
          + INSERT_MESSAGE;
  // Where the operation's record is still open it ends as well.
  private static final String FAIL =
      """
      with changed as (
        update %s v set status = ?, updated_at = now()
        where v.id = ? and v.status = ? and not v.deleted
          and not exists (select from workers w where w.resource_type = ? and w.resource_id = v.id)
        returning v.id, v.project_id
      ), ended as (
        insert into operation_events (operation_id, kind, topic, attempt, outcome, cause)
        select o.id, 'ended', o.topic, 0, 'failed', ?
        from operations o join changed c on c.id = o.resource_id
        where o.operation = any(?) and not exists (
          select from operation_events e where e.operation_id = o.id and e.kind = 'ended'))
      """
          + INSERT_MESSAGE;

  private static final String DROP_WORKER =
      """
      with dropped as (
        delete from workers w where w.id = ? and w.fence = ?
          and not exists (select from %s v
            where v.id = w.resource_id and not v.deleted and v.status = ?)
        returning w.id, w.topic, w.attempt, w.lease_owner)
      insert into operation_events (operation_id, kind, topic, attempt, holder, outcome, cause)
      select id, 'ended', topic, attempt, lease_owner, 'withdrawn', ? from dropped
      """;
  private static final String REPEAT_DELETE =
      """
      with written as (
        insert into workers (resource_type, resource_id, status, operation, payload, topic,
          request_id, user_id, project_id)
        select ?, v.id, v.status, ?, %s, ?, 'req-' || gen_random_uuid(), v.user_id, v.project_id
        from %s where v.id = ? and v.status = ? and not v.deleted and %s = ?
        for no key update of v
        on conflict (resource_type, resource_id) do nothing
        returning *)
      insert into operations (id, resource_type, resource_id, operation, topic, request_id,
        user_id, project_id, step_names, step_micros)
      select id, resource_type, resource_id, operation, topic, request_id, user_id, project_id,
        '{}', '{}' from written
      """;

  private final DatabaseAddress address;
  private final Duration messageTtl;
  private final SnapshotGigabytes snapshots;

  /// @param messageTtl how long a message that is written can be read
  public RepairRepository(
      DatabaseAddress address, Duration messageTtl, SnapshotGigabytes snapshots) {
    this.address = address;
    this.messageTtl = messageTtl;
    this.snapshots = snapshots;
  }

  /// Mends one difference.
  ///
  /// @return false if it was not there any more; nothing is written then
  /// @throws Unreachable if the database refuses
  public boolean apply(Repair repair) {
    try (Connection connection =
        DriverManager.getConnection(address.url(), address.user(), address.password())) {
      connection.setAutoCommit(false);
      boolean changed = apply(connection, repair);
      connection.commit();
      return changed;
    } catch (SQLException e) {
      throw new Unreachable(
          "The database %s refused a repair: %s".formatted(address, e.getMessage()), e);
    }
  }

  private boolean apply(Connection connection, Repair repair) throws SQLException {
    return switch (repair) {
      case Repair.RecountQuota recount -> recount(connection, recount);
      case Repair.RecountClaims(var pool) -> {
        run(connection, LOCK_POOL, pool.toString());
        yield run(connection, RECOUNT_CLAIMS, pool.toString(), pool.toString());
      }
      case Repair.ReturnReservation(String uuid) ->
          run(connection, RETURN_RESERVATION, uuid, uuid, uuid);
      case Repair.TellFailure tell -> tell(connection, tell);
      case Repair.Fail fail -> fail(connection, fail);
      case Repair.DropWorker drop -> drop(connection, drop);
      case Repair.RepeatDelete repeat -> repeat(connection, repeat);
    };
  }

  private boolean recount(Connection connection, Repair.RecountQuota recount) throws SQLException {
    String project = recount.projectId();
    String resource = recount.resource().name();
    run(connection, LOCK_NAMES);
    run(connection, MAKE_USAGE, project, resource);
    run(connection, LOCK_USAGE, project, resource);
    return run(
        connection, RECOUNT_USAGE, snapshots == SnapshotGigabytes.COUNTED, project, resource);
  }

  private boolean tell(Connection connection, Repair.TellFailure tell) throws SQLException {
    Operation operation = tell.operation();
    return tell(
        connection,
        TELL_FAILURE,
        operation,
        tell.id(),
        operation.failure().to().word(),
        Repair.TellFailure.actions(operation).toArray(String[]::new));
  }

  private boolean fail(Connection connection, Repair.Fail fail) throws SQLException {
    Operation operation = fail.operation();
    return tell(
        connection,
        FAIL,
        operation,
        operation.failure().to().word(),
        fail.id(),
        operation.during().word(),
        operation.kind().workerWord(),
        CAUSE,
        Operation.of(operation.kind())
            .filter(other -> other.during().equals(operation.during()))
            .map(Operation::word)
            .toArray(String[]::new));
  }

  private boolean tell(Connection connection, String sql, Operation operation, Object... conditions)
      throws SQLException {
    Stream<Object> message =
        Stream.of(
            operation.kind().messageWord(),
            operation.action().id(),
            MessageDetail.UNKNOWN_ERROR.id(),
            CAUSE,
            (double) messageTtl.toSeconds());
    return run(
        connection, on(operation, sql), Stream.concat(Stream.of(conditions), message).toArray());
  }

  private static boolean drop(Connection connection, Repair.DropWorker drop) throws SQLException {
    return run(
        connection,
        on(drop.operation(), DROP_WORKER),
        drop.workerId(),
        drop.fence(),
        drop.operation().during().word(),
        CAUSE);
  }

  private static boolean repeat(Connection connection, Repair.RepeatDelete repeat)
      throws SQLException {
    Operation delete = repeat.operation();
    return run(
        connection,
        repetition(delete.kind()),
        delete.kind().workerWord(),
        delete.word(),
        Topic.volume(repeat.pool(), delete.pace()).name(),
        repeat.id(),
        delete.during().word(),
        repeat.pool().toString());
  }

  /// How the delete of a kind is written down: with its arguments, as the API service does.
  private static String repetition(ResourceKind kind) {
    return switch (kind) {
      case VOLUME -> REPEAT_DELETE.formatted("'{}'", "volumes v", "v.host");
      case SNAPSHOT ->
          REPEAT_DELETE.formatted(
              "jsonb_build_object('volume_id', v.volume_id)",
              "snapshots v join volumes o on o.id = v.volume_id",
              "o.host");
      case CONNECTION ->
          throw new IllegalArgumentException("connections are closed by who detaches, not here");
    };
  }

  /// A statement about the rows of what is operated on.
  private static String on(Operation operation, String sql) {
    return sql.formatted(operation.kind().table());
  }

  /// Runs a statement.
  ///
  /// @return whether it wrote or found a row
  private static boolean run(Connection connection, String sql, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement.execute() ? statement.getResultSet().next() : statement.getUpdateCount() > 0;
    }
  }
}
