package io.brazier.doctor.rows;

import io.brazier.doctor.diagnosis.Unreachable;
import io.brazier.volume.VolumeId;
import io.brazier.work.Resource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/// Reads all rows in one transaction that sees one moment and writes nothing.
public final class RowsRepository implements RowSource {

  private static final String NOW = "select now()";
  private static final String VOLUMES =
      """
      select v.id, v.project_id, t.name as type_name, v.size, v.status, v.host, v.use_quota,
        coalesce(v.updated_at, v.created_at) as changed_at, v.provider_location
      from volumes v join volume_types t on t.id = v.volume_type_id
      where not v.deleted order by v.created_at, v.id
      """;
  private static final String WORKERS =
      """
      select id, resource_type, resource_id, operation, status, payload, topic, attempt, due_at,
        lease_owner, fence, last_error
      from workers order by id
      """;
  private static final String POOLS =
      """
      select name, allocated_capacity_gb, capabilities ->> 'location_info' as location
      from backend_pools order by name
      """;
  private static final String SERVICES =
      "select host, \"binary\", updated_at from services where not deleted order by id";
  private static final String USAGES =
      """
      select id, project_id, resource, in_use, reserved
      from quota_usages order by project_id, resource
      """;
  private static final String RESERVATIONS =
      """
      select uuid, usage_id, project_id, resource, delta
      from reservations order by uuid, resource
      """;
  // A message that its reader removed was there.
  private static final String MESSAGES =
      """
      select m.resource_uuid, m.action_id
      from volumes v join messages m on m.resource_uuid = v.id
      where not v.deleted and v.status like 'error%'
      order by m.created_at, m.id
      """;

  private final DatabaseAddress address;

  public RowsRepository(DatabaseAddress address) {
    this.address = address;
  }

  /// A row as a value.
  private interface Shape<T> {
    T of(ResultSet row) throws SQLException;
  }

  @Override
  public Rows read() {
    try (Connection connection =
        DriverManager.getConnection(address.url(), address.user(), address.password())) {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      Rows rows = read(connection);
      connection.commit();
      return rows;
    } catch (SQLException e) {
      throw new Unreachable(
          "The database %s cannot be read: %s".formatted(address, e.getMessage()), e);
    }
  }

  private static Rows read(Connection connection) throws SQLException {
    return new Rows(
        list(connection, NOW, row -> moment(row, "now")).getFirst(),
        list(connection, VOLUMES, RowsRepository::volume),
        list(connection, WORKERS, RowsRepository::worker),
        list(connection, POOLS, RowsRepository::pool),
        list(connection, SERVICES, RowsRepository::service),
        list(connection, USAGES, RowsRepository::usage),
        list(connection, RESERVATIONS, RowsRepository::reservation),
        list(connection, MESSAGES, RowsRepository::message));
  }

  private static <T> List<T> list(Connection connection, String sql, Shape<T> shape)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(shape.of(rows));
      }
      return found;
    }
  }

  private static VolumeRow volume(ResultSet row) throws SQLException {
    return new VolumeRow(
        new VolumeId(row.getString("id")),
        row.getString("project_id"),
        row.getString("type_name"),
        row.getInt("size"),
        row.getString("status"),
        row.getString("host"),
        row.getBoolean("use_quota"),
        moment(row, "changed_at"),
        row.getString("provider_location"));
  }

  private static WorkerRow worker(ResultSet row) throws SQLException {
    return new WorkerRow(
        row.getLong("id"),
        new Resource(row.getString("resource_type"), row.getString("resource_id")),
        row.getString("operation"),
        row.getString("status"),
        row.getString("payload"),
        row.getString("topic"),
        row.getInt("attempt"),
        moment(row, "due_at"),
        row.getString("lease_owner"),
        row.getLong("fence"),
        row.getString("last_error"));
  }

  private static PoolRow pool(ResultSet row) throws SQLException {
    return new PoolRow(
        row.getString("name"), row.getLong("allocated_capacity_gb"), row.getString("location"));
  }

  private static ServiceRow service(ResultSet row) throws SQLException {
    return new ServiceRow(
        row.getString("host"), row.getString("binary"), moment(row, "updated_at"));
  }

  private static UsageRow usage(ResultSet row) throws SQLException {
    return new UsageRow(
        row.getLong("id"),
        row.getString("project_id"),
        row.getString("resource"),
        row.getLong("in_use"),
        row.getLong("reserved"));
  }

  private static ReservationRow reservation(ResultSet row) throws SQLException {
    return new ReservationRow(
        row.getString("uuid"),
        row.getLong("usage_id"),
        row.getString("project_id"),
        row.getString("resource"),
        row.getLong("delta"));
  }

  private static MessageRow message(ResultSet row) throws SQLException {
    return new MessageRow(new VolumeId(row.getString("resource_uuid")), row.getString("action_id"));
  }

  private static Instant moment(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
