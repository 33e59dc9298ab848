package io.brazier.doctor.repair;

import io.brazier.bus.Topic;
import io.brazier.doctor.diagnosis.Repair;
import io.brazier.doctor.diagnosis.Unreachable;
import io.brazier.doctor.rows.DatabaseAddress;
import io.brazier.message.MessageCodec;
import io.brazier.message.Pace;
import io.brazier.message.VolumeCommand;
import io.brazier.resource.Status;
import io.brazier.usermessage.MessageAction;
import io.brazier.usermessage.MessageDetail;
import io.brazier.volume.VolumeStatus;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
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
        and not exists (select from workers w where position(? in cast(w.payload as text)) > 0)
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
          (select coalesce(sum(case when ? = 'volumes' then 1 else v.size end), 0)
           from volumes v join volume_types t on t.id = v.volume_type_id
           where v.project_id = u.project_id and not v.deleted and v.use_quota
             and t.name = coalesce(?, t.name)) as in_use,
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
        select coalesce(sum(v.size), 0) as gib from volumes v where v.host = ? and not v.deleted)
      update backend_pools p set allocated_capacity_gb = placed.gib
      from placed where p.name = ? and p.allocated_capacity_gb <> placed.gib
      """;

  private static final String INSERT_MESSAGE =
      """
      insert into messages (id, project_id, message_level, request_id, resource_type,
        resource_uuid, event_id, action_id, detail_id, cause, expires_at)
      select gen_random_uuid(), v.project_id, 'ERROR', 'req-' || gen_random_uuid(), 'VOLUME', v.id,
        'VOLUME_VOLUME_' || a.id || '_' || a.detail, a.id, a.detail, a.cause,
        now() + make_interval(secs => a.ttl)
      from changed v cross join (values (?, ?, ?, cast(? as double precision)))
        a (id, detail, cause, ttl)
      """;
  private static final String TELL_FAILURE =
      """
      with changed as (
        select v.id, v.project_id from volumes v
        where v.id = ? and v.status = ? and not v.deleted
          and not exists (select from messages m where m.resource_uuid = v.id
            and (m.action_id = '%s') = (v.status = 'error_deleting'))
        for no key update)
      """
              .formatted(MessageAction.DELETE_VOLUME.id())
          + INSERT_MESSAGE;
  private static final String FAIL_CREATE =
      """
      with changed as (
        update volumes v set status = 'error', updated_at = now()
        where v.id = ? and v.status = 'creating' and not v.deleted
          and not exists (select from workers w
            where w.resource_type = 'Volume' and w.resource_id = v.id)
        returning v.id, v.project_id)
      """
          + INSERT_MESSAGE;

  private static final String DROP_WORKER =
      """
      delete from workers w where w.id = ? and w.fence = ?
        and not exists (select from volumes v where w.resource_type = 'Volume'
          and v.id = w.resource_id and not v.deleted and v.status = w.status)
      """;
  private static final String REPEAT_DELETE =
      """
      insert into workers (resource_type, resource_id, status, operation, payload, topic,
        request_id, user_id, project_id)
      select 'Volume', v.id, v.status, ?, cast(? as jsonb), ?, 'req-' || gen_random_uuid(),
        v.user_id, v.project_id
      from volumes v where v.id = ? and v.status = 'deleting' and not v.deleted and v.host = ?
      for no key update
      on conflict (resource_type, resource_id) do nothing
      """;

  private final DatabaseAddress address;
  private final Duration messageTtl;
  private final MessageCodec codec = new MessageCodec();

  /// @param messageTtl how long a message that is written can be read
  public RepairRepository(DatabaseAddress address, Duration messageTtl) {
    this.address = address;
    this.messageTtl = messageTtl;
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
      case Repair.TellFailure(var id, Status status) ->
          tell(connection, TELL_FAILURE, actionOf(status), id.value(), status.word());
      case Repair.FailCreate(var id) ->
          tell(connection, FAIL_CREATE, actionOf(VolumeStatus.ERROR), id.value());
      case Repair.DropWorker(long id, long fence) -> run(connection, DROP_WORKER, id, fence);
      case Repair.RepeatDelete repeat -> repeat(connection, repeat);
    };
  }

  private static boolean recount(Connection connection, Repair.RecountQuota recount)
      throws SQLException {
    String project = recount.projectId();
    String resource = recount.resource().name();
    run(connection, LOCK_NAMES);
    run(connection, MAKE_USAGE, project, resource);
    run(connection, LOCK_USAGE, project, resource);
    return run(
        connection,
        RECOUNT_USAGE,
        recount.resource().kind().word(),
        recount.resource().typeName(),
        project,
        resource);
  }

  private boolean repeat(Connection connection, Repair.RepeatDelete repeat) throws SQLException {
    VolumeCommand.DeleteVolume command = new VolumeCommand.DeleteVolume(repeat.volumeId());
    return run(
        connection,
        REPEAT_DELETE,
        command.operation(),
        codec.encode(command),
        Topic.volume(repeat.pool(), Pace.SLOW).name(),
        repeat.volumeId().value(),
        repeat.pool().toString());
  }

  private boolean tell(
      Connection connection, String sql, MessageAction action, Object... conditions)
      throws SQLException {
    Object[] parameters = new Object[conditions.length + 4];
    System.arraycopy(conditions, 0, parameters, 0, conditions.length);
    parameters[conditions.length] = action.id();
    parameters[conditions.length + 1] = MessageDetail.UNKNOWN_ERROR.id();
    parameters[conditions.length + 2] = CAUSE;
    parameters[conditions.length + 3] = (double) messageTtl.toSeconds();
    return run(connection, sql, parameters);
  }

  private static MessageAction actionOf(Status status) {
    return status.equals(VolumeStatus.ERROR_DELETING)
        ? MessageAction.DELETE_VOLUME
        : MessageAction.CREATE_VOLUME_FROM_BACKEND;
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
