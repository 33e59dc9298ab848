package io.brazier.doctor.rows;

import io.brazier.doctor.diagnosis.Unreachable;
import io.brazier.volume.VolumeId;
import io.brazier.work.Resource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
        list(connection, NOW, row -> row.moment("now")).getFirst(),
        list(connection, VOLUMES, RowsRepository::volume),
        list(connection, WORKERS, RowsRepository::worker),
        list(connection, POOLS, RowsRepository::pool),
        list(connection, SERVICES, RowsRepository::service),
        list(connection, USAGES, RowsRepository::usage),
        list(connection, RESERVATIONS, RowsRepository::reservation),
        list(connection, MESSAGES, RowsRepository::message));
  }

  private static <T> List<T> list(Connection connection, String sql, Function<Row, T> shape)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet cursor = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (cursor.next()) {
        found.add(shape.apply(row(cursor)));
      }
      return found;
    }
  }

  private static Row row(ResultSet cursor) throws SQLException {
    ResultSetMetaData columns = cursor.getMetaData();
    Map<String, @Nullable Object> cells = new HashMap<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      cells.put(columns.getColumnLabel(i), cursor.getObject(i));
    }
    return new Row(cells);
  }

  private static VolumeRow volume(Row row) {
    return new VolumeRow(
        new VolumeId(row.text("id")),
        row.text("project_id"),
        row.text("type_name"),
        (int) row.number("size"),
        row.text("status"),
        row.optionalText("host"),
        row.truth("use_quota"),
        row.moment("changed_at"),
        row.optionalText("provider_location"));
  }

  private static WorkerRow worker(Row row) {
    return new WorkerRow(
        row.number("id"),
        new Resource(row.text("resource_type"), row.text("resource_id")),
        row.text("operation"),
        row.text("status"),
        row.text("payload"),
        row.text("topic"),
        (int) row.number("attempt"),
        row.moment("due_at"),
        row.optionalText("lease_owner"),
        row.number("fence"),
        row.optionalText("last_error"));
  }

  private static PoolRow pool(Row row) {
    return new PoolRow(
        row.text("name"), row.number("allocated_capacity_gb"), row.optionalText("location"));
  }

  private static ServiceRow service(Row row) {
    return new ServiceRow(row.text("host"), row.text("binary"), row.moment("updated_at"));
  }

  private static UsageRow usage(Row row) {
    return new UsageRow(
        row.number("id"),
        row.text("project_id"),
        row.text("resource"),
        row.number("in_use"),
        row.number("reserved"));
  }

  private static ReservationRow reservation(Row row) {
    return new ReservationRow(
        row.text("uuid"),
        row.number("usage_id"),
        row.text("project_id"),
        row.text("resource"),
        row.number("delta"));
  }

  private static MessageRow message(Row row) {
    return new MessageRow(new VolumeId(row.text("resource_uuid")), row.text("action_id"));
  }
}
