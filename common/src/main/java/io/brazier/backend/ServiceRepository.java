package io.brazier.backend;

import io.brazier.context.Identifiers;
import io.brazier.fault.Fault;
import io.brazier.sql.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// The rows of the services themselves: who exists, who is alive, who is enabled.
///
/// Whether a service is alive is always decided by the database's clock on both sides, so that the
/// clocks of the hosts do not matter (F-3).
@ApplicationScoped
public class ServiceRepository {

  private static final String COLUMNS =
      """
      id, uuid, host, "binary", availability_zone, disabled, disabled_reason,
        updated_at >= now() - make_interval(secs => :seconds) as up, updated_at, backend_state,
        replication_status, active_backend_id, frozen, cluster_name
      """;

  private static final Statement SET_BACKEND_STATE =
      new Statement(
          """
          update services set backend_state = :state
          where host = :host and "binary" = :binary and not deleted returning id
          """);

  private static final Statement SET_DISABLED =
      new Statement(
          """
          update services
          set disabled = :disabled, disabled_reason = :reason, modified_at = now()
          where host = :host and "binary" = :binary and not deleted returning id
          """);

  private static final Statement SET_FROZEN =
      new Statement(
          """
          update services set frozen = :frozen, modified_at = now()
          where host = :host and "binary" = 'cinder-volume' and not deleted and frozen <> :frozen
          returning id
          """);

  private static final Statement IS_FROZEN =
      new Statement(
          """
          select id from services
          where host = :host and "binary" = 'cinder-volume' and not deleted and frozen
          """);

  /// The pool is no part of the name of a service.
  private static final Statement USAGES =
      new Statement(
          """
          with here as (
            select id, project_id, size from volumes
             where not deleted and (host = :host or starts_with(host, :host || '#')))
          select project_id, sum(volumes) as volumes, sum(gib) as gib,
                 sum(snapshots) as snapshots, sum(snapshot_gib) as snapshot_gib
            from (
              select project_id, 1 as volumes, size as gib, 0 as snapshots, 0 as snapshot_gib
                from here
              union all
              select s.project_id, 0, 0, 1, s.volume_size
                from snapshots s join here on here.id = s.volume_id where not s.deleted) each
           group by project_id order by project_id
          """);

  /// What a project has on a backend.
  ///
  /// @param projectId whose it is
  /// @param volumes how many volumes
  /// @param gib the sum of their sizes
  /// @param snapshots how many snapshots
  /// @param snapshotGib the sum of their volumes' sizes when they were taken
  public record ProjectUsage(
      String projectId, long volumes, long gib, long snapshots, long snapshotGib) {

    /// Both together.
    public ProjectUsage plus(ProjectUsage other) {
      return new ProjectUsage(
          projectId,
          volumes + other.volumes,
          gib + other.gib,
          snapshots + other.snapshots,
          snapshotGib + other.snapshotGib);
    }
  }

  private final Session session;
  private final Identifiers identifiers;
  private final ServiceConfig config;

  ServiceRepository(Session session, Identifiers identifiers, ServiceConfig config) {
    this.session = session;
    this.identifiers = identifiers;
    this.config = config;
  }

  /// Finds or makes the row of a service that starts; counts as its first heartbeat. Two first
  /// starts at once get the same row (D-1). An administrator's "disabled" outlives restarts.
  public ServiceState register(ServiceKey service, String availabilityZone) {
    return rows(withDownTime(
                """
                insert into services as s (uuid, host, "binary", topic, availability_zone)
                values (:uuid, :host, :binary, :binary, :zone)
                on conflict (host, "binary") where not deleted do update
                set availability_zone = excluded.availability_zone, updated_at = now()
                returning
                """
                    + COLUMNS)
            .setParameter("uuid", identifiers.next().toString())
            .setParameter("host", service.host())
            .setParameter("binary", service.binary().wireName())
            .setParameter("zone", availabilityZone))
        .map(ServiceRepository::state)
        .findFirst()
        .orElseThrow();
  }

  /// All live rows, or those of a host and a binary.
  ///
  /// @param host null for all; a bare host also finds its backends, as Cinder's list does
  /// @param binary null for all
  public List<ServiceState> list(@Nullable String host, @Nullable String binary) {
    // Read whole: a row for each service, of which there are few.
    return rows(withDownTime(
                "select "
                    + COLUMNS
                    + """
                    from services
                    where not deleted
                      and (cast(:host as varchar) is null
                        or host = :host or starts_with(host, :host || '@'))
                      and (cast(:binary as varchar) is null or "binary" = :binary)
                    order by id
                    """)
            .setParameter("host", host)
            .setParameter("binary", binary))
        .map(ServiceRepository::state)
        .toList();
  }

  /// The live row of that very host and binary.
  public Optional<ServiceState> find(String host, String binary) {
    return list(host, binary).stream().filter(service -> service.host().equals(host)).findFirst();
  }

  /// Lets the service take part in scheduling again and forgets the reason.
  ///
  /// @throws Fault.NotFound if there is no such service
  public void enable(String host, String binary) {
    setDisabled(host, binary, false, null);
  }

  /// Takes the service out of scheduling; work that it has goes on.
  ///
  /// @param reason the administrator's words, null for none
  /// @throws Fault.NotFound if there is no such service
  public void disable(String host, String binary, @Nullable String reason) {
    setDisabled(host, binary, true, reason);
  }

  /// Freezes the backend of a volume service: it takes no new volumes. Or thaws it.
  ///
  /// @return false if there is no such service, or if it is so already
  public boolean setFrozen(String host, boolean frozen) {
    return SET_FROZEN.changes(
        session, parameters -> parameters.flag("frozen", frozen).text("host", host));
  }

  /// Refuses to delete what is on a frozen backend, or to make something of it
  /// (`assert_not_frozen`, `cinder/objects/base.py`).
  ///
  /// @throws Fault.Invalid if the backend is frozen
  public void requireThawed(BackendAddress pool) {
    Statement.Binder host = parameters -> parameters.text("host", pool.service());
    if (!IS_FROZEN.rows(session, host, _ -> true).isEmpty()) {
      throw Fault.Invalid.input(
          "Modification operations are not allowed on frozen storage backends.");
    }
  }

  /// What each project has on a backend, by the project's id.
  ///
  /// @param host `host@backend`
  public List<ProjectUsage> listUsages(String host) {
    return USAGES.rows(
        session,
        parameters -> parameters.text("host", host),
        row ->
            new ProjectUsage(
                row.getString("project_id"),
                row.getLong("volumes"),
                row.getLong("gib"),
                row.getLong("snapshots"),
                row.getLong("snapshot_gib")));
  }

  /// That there is no such service, in Cinder's words (`ServiceNotFound`).
  public static String notFound(String host, String binary) {
    return "Service %s could not be found on host %s.".formatted(binary, host);
  }

  /// Notes whether the driver of a volume service works.
  ///
  /// @param up shown as `backend_state` `up` or `down`
  public void setBackendState(ServiceKey service, boolean up) {
    SET_BACKEND_STATE.changes(
        session,
        parameters ->
            parameters
                .text("state", up ? "up" : "down")
                .text("host", service.host())
                .text("binary", service.binary().wireName()));
  }

  /// The zones of all volume services, by name.
  public List<AvailabilityZone> listAvailabilityZones() {
    return rows(session.createNativeQuery(
            """
            select availability_zone, bool_or(not disabled) as available
            from services where not deleted and "binary" = 'cinder-volume'
            group by availability_zone order by availability_zone
            """,
            Tuple.class))
        .map(row ->
            new AvailabilityZone(
                row.get("availability_zone", String.class), row.get("available", Boolean.class)))
        .toList();
  }

  private void setDisabled(String host, String binary, boolean disabled, @Nullable String reason) {
    boolean there =
        SET_DISABLED.changes(
            session,
            parameters ->
                parameters
                    .flag("disabled", disabled)
                    .text("reason", reason)
                    .text("host", host)
                    .text("binary", binary));
    if (!there) {
      throw new Fault.NotFound(notFound(host, binary));
    }
  }

  private Query withDownTime(String sql) {
    Duration downTime = config.downTime();
    return session
        .createNativeQuery(sql, Tuple.class)
        .setParameter("seconds", downTime.toMillis() / 1000.0);
  }

  private static ServiceState state(Tuple row) {
    return new ServiceState(
        row.get("id", Long.class),
        row.get("uuid", String.class),
        row.get("host", String.class),
        row.get("binary", String.class),
        row.get("availability_zone", String.class),
        row.get("disabled", Boolean.class),
        row.get("disabled_reason", String.class),
        row.get("up", Boolean.class),
        row.get("updated_at", Instant.class),
        row.get("backend_state", String.class),
        row.get("replication_status", String.class),
        row.get("active_backend_id", String.class),
        row.get("frozen", Boolean.class),
        row.get("cluster_name", String.class));
  }

  @SuppressWarnings("unchecked") // JPA gives native queries no result type
  private static Stream<Tuple> rows(Query query) {
    return ((List<Tuple>) query.getResultList()).stream();
  }
}
