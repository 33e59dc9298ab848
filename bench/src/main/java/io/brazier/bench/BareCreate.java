package io.brazier.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/// The limit of accepting: the transaction of a create, as the API writes it, and nothing else. The
/// same statements in the same order, prepared, on a connection of its own; the API's reads (type,
/// extra specs, zones) are left out, since a limit is what cannot be done without.
final class BareCreate implements Client {

  private static final String RESERVE =
      "select * from quota_reserve(?, ?, ?, ?, ?, ?, 'default', 86400)";
  private static final String ENTER =
      """
      insert into volumes (id, user_id, project_id, size, availability_zone, status, attach_status,
        display_name, volume_type_id, bootable, multiattach, use_quota, shared_targets, deleted,
        created_at)
      values (?, 'bench', ?, 1, 'nova', 'creating', 'detached', ?, ?, false, false, true, true, false,
        now())
      returning created_at
      """;
  private static final String SETTLE = "select quota_settle(?, true)";
  private static final String WORK =
      """
      insert into workers as w (resource_type, resource_id, status, operation, payload, topic,
        request_id, user_id, project_id, due_at)
      values ('Volume', ?, 'creating', 'create_volume', cast(? as jsonb), 'bench', ?, 'bench', ?,
        now() + interval '1 second')
      on conflict (resource_type, resource_id) do nothing
      returning w.id, w.fence, w.topic, cast(w.payload as text), w.request_id, w.traceparent
      """;

  private final Sql sql;
  private final String project;
  private final String name;
  private final PreparedStatement reserve;
  private final PreparedStatement enter;
  private final PreparedStatement settle;
  private final PreparedStatement work;

  /// Prepares the statements.
  ///
  /// @param name what the volumes are called, by which they are removed
  BareCreate(Sql sql, String project, String name) {
    this.sql = sql;
    this.project = project;
    this.name = name;
    this.reserve = sql.use(connection -> prepared(connection, RESERVE));
    this.enter = sql.use(connection -> connection.prepareStatement(ENTER));
    this.settle = sql.use(connection -> connection.prepareStatement(SETTLE));
    this.work = sql.use(connection -> connection.prepareStatement(WORK));
  }

  private PreparedStatement prepared(Connection connection, String statement) throws SQLException {
    connection.setAutoCommit(false);
    String type = Traces.DEFAULT_TYPE;
    PreparedStatement prepared = connection.prepareStatement(statement);
    prepared.setString(2, project);
    prepared.setArray(
        3,
        connection.createArrayOf(
            "text",
            new String[] {"per_volume_gigabytes", "volumes", "volumes", "gigabytes", "gigabytes"}));
    prepared.setArray(
        4, connection.createArrayOf("text", new String[] {null, null, type, null, type}));
    prepared.setArray(5, connection.createArrayOf("bigint", new Long[] {1L, 1L, 1L, 1L, 1L}));
    prepared.setArray(
        6, connection.createArrayOf("bigint", new Long[] {-1L, 10L, -1L, 1000L, -1L}));
    return prepared;
  }

  @Override
  public boolean call() {
    return sql.use(this::create);
  }

  private boolean create(Connection connection) throws SQLException {
    String id = UUID.randomUUID().toString();
    String reservation = UUID.randomUUID().toString();
    reserve.setString(1, reservation);
    if (answered(reserve)) {
      connection.rollback();
      return false;
    }
    enter.setString(1, id);
    enter.setString(2, project);
    enter.setString(3, name);
    enter.setString(4, Traces.DEFAULT_TYPE);
    settle.setString(1, reservation);
    work.setString(1, id);
    work.setString(2, payload(id));
    work.setString(3, "req-" + reservation);
    work.setString(4, project);
    boolean written = answered(enter) && answered(settle) && answered(work);
    connection.commit();
    return written;
  }

  /// Of the size and shape that the API writes for a create.
  private static String payload(String id) {
    return """
    {"type": "create_volume", "retry": {"attempts": 0, "lastError": null, "triedBackends": []},
     "volumeId": "%1$s", "requestSpec": {"size": 1, "volumeId": "%1$s", "extraSpecs": {},
     "destination": null, "volumeTypeId": "%2$s", "schedulerHints": {}, "availabilityZones": ["nova"]}}
    """
        .formatted(id, Traces.DEFAULT_TYPE);
  }

  private static boolean answered(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next();
    }
  }

  @Override
  public void close() {
    sql.close();
  }
}
