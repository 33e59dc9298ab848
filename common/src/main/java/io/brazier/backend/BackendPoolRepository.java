package io.brazier.backend;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.brazier.backend.ClaimOutcome.Claimed;
import io.brazier.backend.ClaimOutcome.Full;
import io.brazier.backend.ClaimOutcome.ReportChanged;
import io.brazier.sql.Parameters;
import io.brazier.sql.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// The pools: what their backends report, and what is claimed on them.
///
/// The sum of the claims of a pool is changed only here, by statements that stand in the
/// transaction that places a volume or takes it away. Everybody who holds other rows too takes
/// those first and the pool last, and commits soon: a busy pool is a busy row.
///
/// The arithmetic rests on one rule: a claim is given back only when the backend no longer has the
/// volume (or never had it). Given back earlier, a report that still counts the volume as ours
/// would free its room twice.
@ApplicationScoped
public class BackendPoolRepository {

  private static final Statement REPORT =
      new Statement(
          """
          with reported as (
            select * from jsonb_to_recordset(cast(:reports as jsonb)) as r (
              name varchar, total double precision, free double precision,
              provisioned double precision, seen bigint, reserved integer,
              ratio double precision, thin boolean, capabilities jsonb)
          ), dropped as (
            delete from backend_pools
            where backend = :backend and not present and allocated_capacity_gb = 0
              and name not in (select name from reported)
          ), vanished as (
            update backend_pools
            set present = false, report_sequence = nextval('backend_report_sequence')
            where backend = :backend and present
              and name not in (select name from reported)
          )
          insert into backend_pools as pool (
            name, backend, total_capacity_gb, free_capacity_gb, provisioned_capacity_gb,
            seen_capacity_gb, reserved_percentage, max_over_subscription_ratio,
            thin_provisioning, capabilities)
          select name, :backend, total, free, provisioned, seen, reserved, ratio, thin,
            capabilities
          from reported
          order by name
          on conflict (name) do update set
            total_capacity_gb = excluded.total_capacity_gb,
            free_capacity_gb = excluded.free_capacity_gb,
            provisioned_capacity_gb = excluded.provisioned_capacity_gb,
            seen_capacity_gb = excluded.seen_capacity_gb,
            reserved_percentage = excluded.reserved_percentage,
            max_over_subscription_ratio = excluded.max_over_subscription_ratio,
            thin_provisioning = excluded.thin_provisioning,
            capabilities = excluded.capabilities,
            present = true,
            report_sequence = excluded.report_sequence,
            reported_at = now()
          returning pool.id
          """);

  private static final Statement CLAIM =
      new Statement(
          """
          update backend_pools set allocated_capacity_gb = allocated_capacity_gb + :size
          where name = :name and report_sequence = :sequence
            and allocated_capacity_gb <= :ceiling - :size
          returning id
          """);

  private static final Statement ADD =
      new Statement(
          """
          update backend_pools set allocated_capacity_gb = allocated_capacity_gb + :size
          where name = :name returning id
          """);

  private static final Statement REPORT_STANDS =
      new Statement(
          "select id from backend_pools where name = :name and report_sequence = :sequence");

  private final Session entities;
  private final PoolReportJson json;

  BackendPoolRepository(Session entities, ObjectMapper mapper) {
    this.entities = entities;
    this.json = new PoolReportJson(mapper);
  }

  /// Puts the reports of all pools of a backend in place of its last ones, in one statement. A pool
  /// that is not among them any more takes no claims from now on; its row goes with a later report,
  /// once nothing is claimed on it.
  ///
  /// @param backend `host@backend`; a pool in it is ignored
  /// @param reports one for each pool, all read at one moment
  public void report(BackendAddress backend, List<PoolReport> reports) {
    var _ =
        REPORT.rows(
            entities,
            parameters ->
                parameters
                    .text("backend", backend.service())
                    .text("reports", json.write(backend, reports)),
            row -> row.getLong("id"));
  }

  /// The pools of the volume services that are enabled, not frozen and alive: what a scheduler
  /// chooses from.
  ///
  /// @param upWithin a service counts as alive if its last heartbeat is younger
  ///   (`service_down_time`)
  public List<PoolState> listStates(Duration upWithin) {
    // Index: services_live_host_binary; the pools are few and read whole.
    return states(
        """
        join services s on s.host = p.backend and s."binary" = 'cinder-volume'
          and not s.deleted and not s.disabled and not s.frozen
          and s.updated_at >= now() - make_interval(secs => :seconds)
        where p.present
        """,
        upWithin);
  }

  /// All pools that are reported, whatever the state of their services: what `get_pools` shows.
  public List<PoolState> listAll() {
    return states(
        """
        left join services s on s.host = p.backend and s."binary" = 'cinder-volume'
          and not s.deleted
        where p.present
        """,
        null);
  }

  /// When each pool that is reported was reported last, by its whole name.
  public Map<String, Instant> reportTimes() {
    return rows(entities.createNativeQuery(
            "select name, reported_at from backend_pools where present", Tuple.class))
        .collect(
            Collectors.toUnmodifiableMap(
                row -> row.get("name", String.class),
                row -> row.get("reported_at", Instant.class)));
  }

  /// Claims room on a pool for a volume; the transaction's end decides whether it counts.
  ///
  /// @param state the pool as it was when the choice was made
  /// @param sizeGib the volume's size
  /// @param wantsThin whether the volume's type allows thin volumes
  public ClaimOutcome claim(PoolState state, int sizeGib, boolean wantsThin) {
    long ceiling = PoolCapacity.of(state, wantsThin).claimCeilingGib();
    boolean claimed =
        CLAIM.changes(
            entities,
            parameters ->
                ofReport(parameters, state).number("size", sizeGib).number("ceiling", ceiling));
    if (claimed) {
      return new Claimed();
    }
    return reportStands(state) ? new Full() : new ReportChanged();
  }

  /// Adds to the claims of a pool without asking whether there is room: for volumes that are placed
  /// by an administrator's word or found on the backend.
  ///
  /// @throws IllegalStateException if the pool never reported; nothing is written then
  public void claimUnchecked(BackendAddress pool, int sizeGib) {
    add(pool, sizeGib);
  }

  /// Gives a claim back, when the volume is gone from the backend or never got there.
  ///
  /// @throws IllegalStateException if there is no such pool, which cannot be while a claim stands
  /// @throws jakarta.persistence.PersistenceException if more is given back than was claimed
  public void release(BackendAddress pool, int sizeGib) {
    add(pool, -sizeGib);
  }

  private void add(BackendAddress pool, long sizeGib) {
    boolean changed =
        ADD.changes(
            entities,
            parameters -> parameters.text("name", pool.toString()).number("size", sizeGib));
    if (!changed) {
      throw new IllegalStateException("no pool " + pool + " to change the claims of");
    }
  }

  private boolean reportStands(PoolState state) {
    return REPORT_STANDS.changes(entities, parameters -> ofReport(parameters, state));
  }

  private static Parameters ofReport(Parameters parameters, PoolState state) throws SQLException {
    return parameters
        .text("name", state.address().toString())
        .number("sequence", state.reportSequence());
  }

  private List<PoolState> states(String joinAndWhere, @Nullable Duration upWithin) {
    Query query =
        entities.createNativeQuery(
            """
            select p.name, s.availability_zone, s.uuid, p.total_capacity_gb, p.free_capacity_gb,
              p.provisioned_capacity_gb, p.seen_capacity_gb, p.reserved_percentage,
              p.max_over_subscription_ratio, p.thin_provisioning,
              cast(p.capabilities as text) as capabilities, p.report_sequence,
              p.allocated_capacity_gb
            from backend_pools p
            """
                + joinAndWhere
                + "order by p.name",
            Tuple.class);
    if (upWithin != null) {
      query.setParameter("seconds", upWithin.toMillis() / 1000.0);
    }
    return rows(query).map(this::state).toList();
  }

  private PoolState state(Tuple row) {
    BackendAddress address = BackendAddress.parse(row.get("name", String.class));
    @Nullable String zone = row.get("availability_zone", String.class);
    return new PoolState(
        address,
        zone == null ? "" : zone,
        report(address, row),
        row.get("report_sequence", Long.class),
        row.get("allocated_capacity_gb", Long.class),
        row.get("uuid", String.class));
  }

  private PoolReport report(BackendAddress address, Tuple row) {
    return new PoolReport(
        address.requiredPool(),
        row.get("total_capacity_gb", Double.class),
        row.get("free_capacity_gb", Double.class),
        row.get("provisioned_capacity_gb", Double.class),
        row.get("seen_capacity_gb", Long.class),
        row.get("reserved_percentage", Integer.class),
        row.get("max_over_subscription_ratio", Double.class),
        row.get("thin_provisioning", Boolean.class),
        json.readCapabilities(row.get("capabilities", String.class)));
  }

  @SuppressWarnings("unchecked") // JPA gives native queries no result type
  private static Stream<Tuple> rows(Query query) {
    return ((List<Tuple>) query.getResultList()).stream();
  }
}
