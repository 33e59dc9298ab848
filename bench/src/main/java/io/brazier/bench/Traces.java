package io.brazier.bench;

import java.sql.Array;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a run puts into the database and takes out again: limits, volume types, rows. All volumes
/// of a run have its name.
final class Traces {

  /// The type that volumes have when a request names none.
  static final String DEFAULT_TYPE = "00000000-0000-4000-8000-000000000000";

  private static final List<String> LIMITED = List.of("volumes", "gigabytes");

  private final Sql sql;
  private final String name;

  Traces(Sql sql, String name) {
    this.sql = sql;
    this.name = name;
  }

  private record Limit(String resource, long hardLimit) {}

  /// A project whose limits are lifted for the time of the measurement.
  final class Unlimited implements AutoCloseable {
    private final String project;
    private final List<Limit> before;

    private Unlimited(String project, List<Limit> before) {
      this.project = project;
      this.before = before;
    }

    /// Puts the limits back as they were.
    @Override
    public void close() {
      for (String resource : LIMITED) {
        sql.run("delete from quotas where project_id = ? and resource = ?", project, resource);
      }
      before.forEach(limit -> limit(project, limit));
    }
  }

  /// Lifts the limits on volumes and gigabytes.
  Unlimited lift(String project) {
    List<Limit> before = limits(project);
    LIMITED.forEach(resource -> limit(project, new Limit(resource, -1)));
    return new Unlimited(project, before);
  }

  private List<Limit> limits(String project) {
    return sql.use(connection -> {
      List<Limit> found = new ArrayList<>();
      try (var query =
          connection.prepareStatement(
              "select resource, hard_limit from quotas where project_id = ? and resource = any (?)")) {
        query.setString(1, project);
        query.setArray(2, connection.createArrayOf("text", LIMITED.toArray()));
        try (ResultSet rows = query.executeQuery()) {
          while (rows.next()) {
            found.add(new Limit(rows.getString(1), rows.getLong(2)));
          }
        }
      }
      return found;
    });
  }

  private void limit(String project, Limit limit) {
    sql.run(
        """
        insert into quotas (project_id, resource, hard_limit) values (?, ?, ?)
        on conflict (project_id, resource) do update set hard_limit = excluded.hard_limit
        """,
        project,
        limit.resource(),
        limit.hardLimit());
  }

  /// Makes a volume type of the run for the backends of that name, and says what it is called.
  String addType(String backendName) {
    String id = UUID.randomUUID().toString();
    String type = name + "-" + backendName;
    sql.run("insert into volume_types (id, name) values (?, ?)", id, type);
    sql.run(
        """
        insert into volume_type_extra_specs (volume_type_id, key, value)
        values (?, 'volume_backend_name', ?)
        """,
        id,
        backendName);
    return type;
  }

  /// Writes rows of volumes that are only there to be read: `available`, on no host, not counted
  /// against the quota; and lets the planner know of them.
  void seed(String project, int count) {
    sql.run(
        """
        insert into volumes (id, user_id, project_id, size, availability_zone, status, display_name,
          volume_type_id, use_quota, created_at)
        select gen_random_uuid(), 'bench', ?, 1, 'nova', 'available', ?, ?, false,
          now() - n * interval '1 second'
        from generate_series(1, ?) n
        """,
        project,
        name,
        DEFAULT_TYPE,
        count);
    sql.run("analyze volumes");
  }

  /// Writes very many such rows, with names, sizes, statuses and metadata that differ, and as many
  /// of deleted volumes. Their user is the run.
  void seedScale(String project, int count) {
    sql.run(
        """
        insert into volumes (id, user_id, project_id, size, availability_zone, status, display_name,
          volume_type_id, use_quota, created_at, deleted, deleted_at)
        select gen_random_uuid(), ?, ?, 1 + n % 50, 'nova',
          case when n > ? then 'deleted' when n % 1000 = 0 then 'error' else 'available' end,
          ? || '-' || lpad(n::text, 7, '0'), ?, false, now() - n * interval '1 second',
          n > ?, case when n > ? then now() end
        from generate_series(1, ?) n
        """,
        name, project, count, name, DEFAULT_TYPE, count, count, 2 * count);
    sql.run(
        """
        insert into volume_metadata (volume_id, key, value)
        select id, 'team', (right(display_name, 7)::integer % 500)::text
        from volumes where user_id = ? and not deleted
        """,
        name);
    sql.run("vacuum analyze volumes");
    sql.run("vacuum analyze volume_metadata");
  }

  /// The name of one of these volumes.
  String scaleName(int number) {
    return "%s-%07d".formatted(name, number);
  }

  /// The id of the volume in the middle of a project's list.
  String middle(String project, int count) {
    return sql.text(
        "select id from volumes where project_id = '%s' and display_name = '%s' and not deleted"
            .formatted(project, scaleName(count / 2)));
  }

  /// Removes these rows.
  void removeScale() {
    sql.run(
        "delete from volume_metadata where volume_id in (select id from volumes where user_id = ?)",
        name);
    sql.run("delete from volumes where user_id = ?", name);
    sql.run("vacuum analyze volumes");
  }

  /// How many live volumes a project has.
  long volumes(String project) {
    return sql.run("select count(*) from volumes where project_id = ? and not deleted", project);
  }

  /// Removes the run's volumes of a project that are on no host, with their work, and gives their
  /// quota back by the functions that took it.
  void removeUnplaced(String project) {
    long counted =
        sql.run("select count(*) from volumes where use_quota and " + UNPLACED, project, name);
    if (counted > 0) {
      release(project, counted);
    }
    sql.run(
        "delete from workers where resource_id in (select id from volumes where %s)"
            .formatted(UNPLACED),
        project,
        name);
    sql.run("delete from volumes where " + UNPLACED, project, name);
  }

  private static final String UNPLACED =
      "project_id = ? and display_name = ? and host is null and not deleted";

  private void release(String project, long volumes) {
    String reservation = UUID.randomUUID().toString();
    sql.run(
        "select 1 from quota_reserve(?, ?, ?, ?, ?, ?, 'default', 60)",
        reservation,
        project,
        array("text", "volumes", "volumes", "gigabytes", "gigabytes"),
        array("text", null, DEFAULT_TYPE, null, DEFAULT_TYPE),
        array("bigint", -volumes, -volumes, -volumes, -volumes),
        array("bigint", -1L, -1L, -1L, -1L));
    sql.run("select quota_settle(?, true)", reservation);
  }

  private Array array(String type, @Nullable Object... elements) {
    return sql.use(connection -> connection.createArrayOf(type, elements));
  }

  /// Withdraws the run's types, which rows of deleted volumes still name, and the counters that
  /// only the run has had.
  void forget() {
    sql.run(
        "update volume_types set deleted = true, deleted_at = now() where name like ? and not deleted",
        name + "-%");
    sql.run(
        """
        delete from quota_usages
        where (project_id = ? or resource like ?) and in_use = 0 and reserved = 0
        """,
        name,
        "%\\_" + name + "-%");
  }

  String postgresql() {
    return sql.text("show server_version");
  }
}
