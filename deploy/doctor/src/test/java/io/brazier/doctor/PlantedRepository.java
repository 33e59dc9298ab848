package io.brazier.doctor;

import io.brazier.doctor.rows.DatabaseAddress;
import io.brazier.doctor.rows.RowsSample;
import io.brazier.doctor.rows.VolumeSample;
import io.brazier.operation.Operation;
import io.brazier.resource.Status;
import io.brazier.testing.PostgresResource;
import io.brazier.volume.VolumeId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/// A database with the services' schema, and rows that no service wrote.
public final class PlantedRepository implements AutoCloseable {

  private static final String TYPE = "00000000-0000-4000-8000-000000000000";
  private static final String TABLES =
      "volumes, workers, backend_pools, services, quota_usages, reservations, messages, operations,"
          + " operation_events";

  private final PostgresResource postgres = new PostgresResource();
  private final DatabaseAddress address;

  public PlantedRepository() {
    Map<String, String> settings = postgres.start();
    address =
        new DatabaseAddress(
            settings.getOrDefault("quarkus.datasource.jdbc.url", ""),
            settings.getOrDefault("quarkus.datasource.username", ""),
            settings.getOrDefault("quarkus.datasource.password", ""));
    Flyway.configure()
        .dataSource(address.url(), address.user(), address.password())
        .load()
        .migrate();
    run("update volume_types set name = ?", VolumeSample.TYPE);
  }

  public DatabaseAddress address() {
    return address;
  }

  /// Everything is gone.
  public void clear() {
    run("truncate " + TABLES + " cascade");
  }

  /// A volume of 1 GiB.
  public void volume(int number, Status status, @Nullable String pool) {
    run(
        """
        insert into volumes (id, user_id, project_id, host, size, claimed_gib, status,
          volume_type_id)
        values (?, 'user', ?, ?, 1, ?, ?, ?)
        """,
        VolumeSample.id(number).value(),
        VolumeSample.PROJECT,
        pool,
        pool == null ? 0 : 1,
        status.word(),
        TYPE);
  }

  void pool(long claimedGib) {
    run(
        """
        insert into backend_pools (name, backend, total_capacity_gb, free_capacity_gb,
          provisioned_capacity_gb, seen_capacity_gb, reserved_percentage,
          max_over_subscription_ratio, thin_provisioning, capabilities, allocated_capacity_gb)
        values (?, ?, 10, 10, 0, 0, 0, 1, false,
          jsonb_build_object('location_info', cast(? as text)), ?)
        """,
        RowsSample.POOL,
        RowsSample.BACKEND,
        RowsSample.LOCATION,
        claimedGib);
  }

  void usage(String resource, long inUse, long reserved) {
    run(
        "insert into quota_usages (project_id, resource, in_use, reserved) values (?, ?, ?, ?)",
        VolumeSample.PROJECT,
        resource,
        inUse,
        reserved);
  }

  void reservation(String uuid, String resource, long delta) {
    run(
        """
        insert into reservations (uuid, usage_id, project_id, resource, delta, expire)
        select ?, u.id, u.project_id, u.resource, ?, now() from quota_usages u
        where u.resource = ?
        """,
        uuid,
        delta,
        resource);
  }

  /// A snapshot of a volume of 1 GiB.
  void snapshot(int volume) {
    run(
        """
        insert into snapshots (id, user_id, project_id, volume_id, status, volume_size,
          claimed_gib, volume_type_id)
        values (gen_random_uuid(), 'user', ?, ?, 'available', 1, 1, ?)
        """,
        VolumeSample.PROJECT,
        VolumeSample.id(volume).value(),
        TYPE);
  }

  /// Work that was accepted and written down as the services do.
  public void worker(VolumeId volume, Operation operation) {
    worker(volume, operation.word(), operation.during());
  }

  void worker(VolumeId volume, String operation, Status during) {
    run(
        """
        with w as (
          insert into workers (resource_type, resource_id, status, operation, payload, topic,
            request_id, user_id, project_id)
          values ('Volume', ?, ?, ?, '{}', 'cinder-scheduler', ?, 'user', ?)
          returning *)
        insert into operations (id, resource_type, resource_id, operation, topic, request_id,
          user_id, project_id, step_names, step_micros)
        select id, resource_type, resource_id, operation, topic, request_id, user_id, project_id,
          '{ExtractVolumeRequestTask,QuotaReserveTask}', '{3100,1200}' from w
        """,
        volume.value(),
        during.word(),
        operation,
        "req-" + volume.value(),
        VolumeSample.PROJECT);
  }

  /// Something that became of the latest operation.
  public void event(String kind, @Nullable String outcome, @Nullable String cause) {
    run(
        """
        insert into operation_events (operation_id, kind, topic, attempt, holder, outcome, cause,
          step_names, step_micros)
        select max(id), ?, 'cinder-scheduler', 1, 'scheduler@host/1', ?, ?, '{ScheduleTask}', '{500}'
        from operations
        """,
        kind,
        outcome,
        cause);
  }

  /// The first column of the first row.
  String text(String sql, @Nullable Object... parameters) {
    try (Connection connection = connect();
        PreparedStatement statement = prepare(connection, sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? rows.getString(1) : "no row";
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  public void run(String sql, @Nullable Object... parameters) {
    try (Connection connection = connect();
        PreparedStatement statement = prepare(connection, sql, parameters)) {
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /// A transaction of its own, which does this and goes on.
  Connection begin(String... statements) throws SQLException {
    Connection connection = connect();
    connection.setAutoCommit(false);
    for (String statement : statements) {
      try (PreparedStatement prepared = prepare(connection, statement)) {
        prepared.execute();
      }
    }
    return connection;
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(address.url(), address.user(), address.password());
  }

  private static PreparedStatement prepare(
      Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  @Override
  public void close() {
    postgres.stop();
  }
}
