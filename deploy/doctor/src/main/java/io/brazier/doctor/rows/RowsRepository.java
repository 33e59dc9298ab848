package io.brazier.doctor.rows;

import io.brazier.resource.ResourceRef;
import io.brazier.snapshot.SnapshotId;
import io.brazier.volume.VolumeId;

/// Reads all rows in one transaction that sees one moment and writes nothing.
public final class RowsRepository implements RowSource {

  private static final String NOW = "select now()";
  private static final String VOLUMES =
      """
      select id, size, status, host, claimed_gib, coalesce(updated_at, created_at) as changed_at,
        (select string_agg(c.properties ->> 'target_iqn', ' ') from volume_connections c
          where c.volume_id = volumes.id and c.status = 'connected') as provider_location,
        exists (select 1 from transfers t where t.volume_id = volumes.id and not t.deleted) as offered,
        (select count(*) from volume_attachment a
          where a.volume_id = volumes.id and not a.deleted
            and a.attach_status in ('reserved', 'attaching', 'attached', 'detaching')) as attachments
      from volumes where not deleted order by created_at, id
      """;
  private static final String SNAPSHOTS =
      """
      select s.id, s.volume_id, s.volume_size, s.status, v.host, s.claimed_gib,
        coalesce(s.updated_at, s.created_at) as changed_at
      from snapshots s join volumes v on v.id = s.volume_id
      where not s.deleted order by s.created_at, s.id
      """;
  private static final String CONNECTIONS =
      """
      select c.id, c.status, v.host, coalesce(c.updated_at, c.created_at) as changed_at
      from volume_connections c join volumes v on v.id = c.volume_id order by c.id
      """;
  private static final String WORKERS =
      """
      select id, resource_type, resource_id, operation, status, reservations, topic, attempt,
        due_at, lease_owner, fence, last_error
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
  private static final String CHARGES =
      """
      select project_id, resource, cast(sum(amount) as bigint) as amount from quota_charges
      where source <> 'snapshot_gigabytes' or ? group by project_id, resource
      """;
  private static final String RESERVATIONS =
      """
      select uuid, usage_id, project_id, resource, delta
      from reservations order by uuid, resource
      """;
  // A message that its reader removed was there.
  private static final String MESSAGES =
      """
      select m.resource_uuid, m.action_id, r.kind
      from (
        select id, 'Volume' as kind from volumes where not deleted and status like 'error%'
        union all
        select id, 'Snapshot' from snapshots where not deleted and status like 'error%') r
      join messages m on m.resource_uuid = r.id
      order by m.created_at, m.id
      """;

  private final DatabaseAddress address;
  private final SnapshotGigabytes snapshots;

  /// As the services are unless told otherwise.
  public RowsRepository(DatabaseAddress address) {
    this(address, SnapshotGigabytes.COUNTED);
  }

  public RowsRepository(DatabaseAddress address, SnapshotGigabytes snapshots) {
    this.address = address;
    this.snapshots = snapshots;
  }

  @Override
  public Rows read() {
    return MomentRepository.read(address, this::read);
  }

  private Rows read(MomentRepository moment) {
    return new Rows(
        moment.list(NOW, row -> row.moment("now")).getFirst(),
        moment.list(VOLUMES, RowsRepository::volume),
        moment.list(SNAPSHOTS, RowsRepository::snapshot),
        moment.list(CONNECTIONS, RowsRepository::connection),
        moment.list(WORKERS, RowsRepository::worker),
        moment.list(POOLS, RowsRepository::pool),
        moment.list(SERVICES, RowsRepository::service),
        moment.list(USAGES, RowsRepository::usage),
        moment.list(CHARGES, RowsRepository::charge, snapshots == SnapshotGigabytes.COUNTED),
        moment.list(RESERVATIONS, RowsRepository::reservation),
        moment.list(MESSAGES, RowsRepository::message));
  }

  private static VolumeRow volume(Row row) {
    return new VolumeRow(
        new VolumeId(row.text("id")),
        (int) row.number("size"),
        row.text("status"),
        row.optionalText("host"),
        (int) row.number("claimed_gib"),
        row.moment("changed_at"),
        row.optionalText("provider_location"),
        row.truth("offered"),
        row.number("attachments"));
  }

  private static SnapshotRow snapshot(Row row) {
    return new SnapshotRow(
        new SnapshotId(row.text("id")),
        row.text("volume_id"),
        (int) row.number("volume_size"),
        row.text("status"),
        row.optionalText("host"),
        (int) row.number("claimed_gib"),
        row.moment("changed_at"));
  }

  private static ConnectionRow connection(Row row) {
    return new ConnectionRow(
        row.text("id"), row.text("status"), row.optionalText("host"), row.moment("changed_at"));
  }

  private static WorkerRow worker(Row row) {
    return new WorkerRow(
        row.number("id"),
        new ResourceRef(row.text("resource_type"), row.text("resource_id")),
        row.text("operation"),
        row.text("status"),
        row.optionalText("reservations"),
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

  private static ChargeRow charge(Row row) {
    return new ChargeRow(row.text("project_id"), row.text("resource"), row.number("amount"));
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
    return new MessageRow(
        new ResourceRef(row.text("kind"), row.text("resource_uuid")), row.text("action_id"));
  }
}
