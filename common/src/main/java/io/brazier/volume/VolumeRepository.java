package io.brazier.volume;

import io.brazier.backend.BackendAddress;
import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.list.ListQuery;
import io.brazier.list.ListRepository;
import io.brazier.list.Totals;
import io.brazier.resource.ResourceKind;
import io.brazier.resource.ResourceRepository;
import io.brazier.resource.Status;
import io.brazier.resource.Transition;
import io.brazier.sql.Statement;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads and changes the rows of `volumes`.
///
/// Every change is one conditional statement that says who won. They pass by the persistence
/// context: read again after them.
@ApplicationScoped
public class VolumeRepository implements PanacheRepositoryBase<Volume, String> {

  private static final Statement INSERT =
      new Statement(
          """
          insert into volumes (id, user_id, project_id, size, availability_zone, status, display_name,
                               display_description, volume_type_id, multiattach, snapshot_id,
                               source_volid, bootable)
          values (:id, :user, :project, :size, :zone, :status, :name, :description, :type, :multiattach,
                  :snapshot, :source, :bootable)
          returning created_at
          """);

  private static final Statement FINISH_CREATE =
      new Statement(
          """
          update volumes set status = 'available', launched_at = now(), updated_at = now(),
            service_uuid = :service
          where id = :id and not deleted and status = 'creating'
          returning id
          """);

  /// Cinder's conditions for a delete (`cinder/volume/api.py: delete`), but for the status.
  private static final String START_DELETING =
      """
      update volumes
         set status = 'deleting', previous_status = status, terminated_at = now(), updated_at = now()
       where id = :id and not deleted and host is not null
         and attach_status <> 'attached'
         and (migration_status is null or migration_status in ('deleting', 'error', 'success'))
         and consistencygroup_id is null and group_id is null
         and (:cascade or not exists (
           select 1 from snapshots s where s.volume_id = volumes.id and not s.deleted))
         %s
      returning host
      """;

  private static final Statement DELETE =
      new Statement(START_DELETING.formatted("and status = any(:from)"));

  private static final Statement FORCE_DELETE = new Statement(START_DELETING.formatted(""));

  private static final Statement PLACE =
      new Statement(
          """
          update volumes set host = :host, availability_zone = :zone, scheduled_at = now(),
            claimed_gib = size, updated_at = now()
          where id = :id and not deleted and status = 'creating' and host is null returning id
          """);

  private static final Statement DISPLACE =
      new Statement(
          """
          update volumes set host = null, claimed_gib = 0, updated_at = now()
          where id = :id and not deleted and host = :host returning id
          """);

  private static final Statement START_EXTENDING =
      new Statement(
          """
          update volumes set status = 'extending', previous_status = status, updated_at = now()
          where id = :id and not deleted and host is not null and status = any(:from)
            and size = :size
            and (migration_status is null or migration_status in ('deleting', 'error', 'success'))
          returning id
          """);

  private static final Statement CLAIM_GROWTH =
      new Statement(
          """
          update volumes set claimed_gib = :claimed, updated_at = now()
          where id = :id and not deleted and status = 'extending' and claimed_gib = size
          returning id
          """);

  private static final Statement FINISH_EXTEND =
      new Statement(
          """
          update volumes set status = coalesce(previous_status, 'available'), previous_status = null,
            size = :size, updated_at = now()
          where id = :id and not deleted and status = 'extending' returning id
          """);

  private static final Statement LEAVE_EXTEND =
      new Statement(
          """
          update volumes set status = coalesce(previous_status, 'available'), previous_status = null,
            updated_at = now()
          where id = :id and not deleted and status = 'extending' and claimed_gib = size
          returning id
          """);

  private static final Statement FAIL_EXTEND =
      new Statement(
          """
          update volumes set status = 'error_extending', claimed_gib = :claimed, updated_at = now()
          where id = :id and not deleted and status = 'extending' returning id
          """);

  private static final Statement SET_BOOTABLE =
      new Statement(
          """
          update volumes set bootable = :bootable, updated_at = now()
          where id = :id and not deleted returning id
          """);

  private static final String ATTACHED =
      """
      exists (select 1 from volume_attachment a where a.volume_id = volumes.id and not a.deleted)
      """;

  private static final Statement UNRESERVE =
      new Statement(
          """
          update volumes set status = case when %s then 'in-use' else 'available' end,
            updated_at = now()
          where id = :id and not deleted and status = 'attaching' returning id
          """
              .formatted(ATTACHED));

  private static final Statement BEGIN_DETACHING =
      new Statement(
          """
          update volumes set status = 'detaching', updated_at = now()
          where id = :id and not deleted and status = 'in-use' and attach_status = 'attached'
            and (migration_status is null or migration_status in ('deleting', 'error', 'success'))
          returning id
          """);

  /// Cinder's precedence (`cinder/volume/volume_utils.py: calculate_attachment_statuses`). What is
  /// at work on the volume leaves the new status behind when it ends.
  private static final Statement SETTLE_ATTACHMENTS =
      new Statement(
          """
          with most as (
            select coalesce(
              (select attach_status from volume_attachment
                where volume_id = :id and not deleted
                  and attach_status in ('attached', 'attaching', 'detaching', 'reserved')
                order by array_position(
                  array['attached', 'attaching', 'detaching', 'reserved'],
                  cast(attach_status as text))
                limit 1),
              'detached') as word),
          settled as (
            select word,
              case word when 'attached' then 'in-use' when 'detached' then 'available' else word end
                as status
            from most)
          update volumes set
            attach_status = word,
            previous_status = case when volumes.status in ('extending', 'retyping')
              then settled.status else previous_status end,
            status = case
              when volumes.status in ('extending', 'retyping', 'deleting', 'creating', 'reverting',
                                      'awaiting-transfer') then volumes.status
              when word = 'detached' and (volumes.status = 'uploading'
                or migration_status not in ('deleting', 'error', 'success')) then volumes.status
              else settled.status end,
            updated_at = now()
          from settled
          where id = :id and not deleted returning id
          """);

  private static final Statement RESET_STATUS =
      new Statement(
          """
          update volumes
             set status = coalesce(:status, status),
                 attach_status = coalesce(:attach, attach_status),
                 migration_status = nullif(coalesce(:migration, migration_status), 'none'),
                 claimed_gib = case when coalesce(:status, status) = status or host is null
                   then claimed_gib else size end,
                 updated_at = now()
           where id = :id and not deleted and (:status is distinct from 'in-use' or %s)
          returning id
          """
              .formatted(ATTACHED));

  private static final Statement DETACH_ALL =
      new Statement(
          """
          update volume_attachment
             set attach_status = 'detached', detach_time = now(), deleted = true, deleted_at = now(),
               updated_at = now()
           where volume_id = :id and not deleted returning id
          """);

  private static final String SOFT_DELETE =
      """
      update volumes set deleted = true, deleted_at = now(), status = 'deleted',
        terminated_at = coalesce(terminated_at, now()), migration_status = null
      where id = :id and not deleted and %s returning id
      """;

  private static final Statement WITHDRAW_OFFERS =
      new Statement(
          """
          update transfers set deleted = true, deleted_at = now()
          where volume_id = :id and not deleted returning id
          """);

  private static final Statement DISCONNECT_ALL =
      new Statement("delete from volume_connections where volume_id = :id returning id");

  private static final Statement GONE = new Statement(SOFT_DELETE.formatted("status = 'deleting'"));

  private static final Statement GONE_UNPLACED =
      new Statement(SOFT_DELETE.formatted("host is null"));

  private static final ResourceRepository KIND =
      new ResourceRepository(ResourceKind.VOLUME, Fault.NotFound::volume);

  private static final ListRepository<Volume> LISTS =
      new ListRepository<>(Volume.class, VolumeAttributes.ALL, Fault.NotFound::volume);

  private final VolumeMetadataRepository metadata;

  VolumeRepository(VolumeMetadataRepository metadata) {
    this.metadata = metadata;
  }

  /// Writes the row of an accepted request, `creating` and on no host, with its metadata, and gives
  /// it back. Only what the database alone knows is read for that.
  public Volume insert(NewVolume accepted) {
    Instant createdAt =
        INSERT
            .rows(
                getSession(),
                parameters ->
                    parameters
                        .text("id", accepted.id().value())
                        .text("user", accepted.userId())
                        .text("project", accepted.projectId())
                        .number("size", accepted.size().value())
                        .text("zone", accepted.availabilityZone())
                        .text("status", VolumeStatus.CREATING.word())
                        .text("name", accepted.name())
                        .text("description", accepted.description())
                        .text("type", accepted.volumeTypeId())
                        .flag("multiattach", accepted.multiattach())
                        .text("snapshot", accepted.origin().snapshotId())
                        .text("source", accepted.origin().volumeId())
                        .flag("bootable", accepted.origin().bootable()),
                row -> row.getObject(1, OffsetDateTime.class).toInstant())
            .getFirst();
    metadata.merge(accepted.id().value(), accepted.metadata());
    return new Volume(accepted, createdAt);
  }

  /// A live volume of whatever project.
  public Optional<Volume> findLive(VolumeId id) {
    return find("id = ?1 and not deleted", id.value()).firstResultOptional();
  }

  /// A live volume that is in a scope. Another is not found, as if it did not exist.
  ///
  /// @throws Fault.NotFound if there is none
  public Volume get(VolumeId id, Scope scope) {
    return findLive(id)
        .filter(volume -> scope.covers(volume.projectId()))
        .orElseThrow(() -> Fault.NotFound.volume(id.value()));
  }

  /// The volume as its row is now, after statements that passed by the persistence context.
  public Volume reread(Volume volume) {
    getEntityManager().refresh(volume);
    return volume;
  }

  /// Keeps a live volume from being changed or deleted by others until the transaction ends.
  ///
  /// @throws Fault.NotFound if it is gone
  public void hold(VolumeId id) {
    var _ = held(id);
  }

  /// The same.
  ///
  /// @return the status that it has until then
  /// @throws Fault.NotFound if it is gone
  public Status held(VolumeId id) {
    return KIND.held(getSession(), id.value());
  }

  /// The same of a volume that somebody was let do something to: one that was given to another
  /// project since it was read is not theirs any more.
  ///
  /// @return the status that it has until then
  /// @throws Fault.NotFound if it is gone or another project's
  public Status held(Volume read) {
    return KIND.held(getSession(), read.id().value(), read.projectId());
  }

  /// As [#held(Volume)].
  public void hold(Volume read) {
    var _ = held(read);
  }

  /// A page of live volumes.
  ///
  /// @throws Fault.NotFound if the marker is no live volume that the caller may see
  public List<Volume> list(ListQuery query) {
    return LISTS.page(getEntityManager(), query);
  }

  /// How many live volumes meet a query's conditions.
  public long count(ListQuery query) {
    return LISTS.count(getEntityManager(), query);
  }

  /// Number and summed size of the live volumes in a scope.
  public Totals totals(Scope scope) {
    return LISTS.totals(getEntityManager(), scope);
  }

  /// Changes the name and nothing else: another request may change the description.
  ///
  /// @return whether the volume was live
  public boolean rename(VolumeId id, @Nullable String name) {
    return KIND.rename(getSession(), id.value(), name);
  }

  /// Changes the description and nothing else.
  ///
  /// @return whether the volume was live
  public boolean redescribe(VolumeId id, @Nullable String description) {
    return KIND.redescribe(getSession(), id.value(), description);
  }

  /// Moves a volume on if it still is where the step begins.
  ///
  /// @return whether it was; if not, nothing is written
  public boolean transition(VolumeId id, Transition step) {
    return KIND.transition(getSession(), id.value(), step);
  }

  /// Moves a volume into `deleting` if Cinder's conditions for it hold (`cinder/volume/api.py:
  /// delete`): placed, not attached, not migrating, in no group, without snapshots, and in one of
  /// the statuses. It must be held.
  ///
  /// @param cascade whether it may have snapshots, which go with it
  /// @return the pool that it is on; empty if they did not hold, and nothing is written then
  public Optional<BackendAddress> startDeleting(VolumeId id, Set<Status> from, boolean cascade) {
    return pool(
        DELETE,
        parameters ->
            parameters
                .text("id", id.value())
                .flag("cascade", cascade)
                .texts("from", from, Status::word));
  }

  /// The same of a volume without snapshots.
  public Optional<BackendAddress> startDeleting(VolumeId id, Set<Status> from) {
    return startDeleting(id, from, false);
  }

  /// The same from whatever status: a forced delete.
  public Optional<BackendAddress> startForcedDelete(VolumeId id, boolean cascade) {
    return pool(
        FORCE_DELETE, parameters -> parameters.text("id", id.value()).flag("cascade", cascade));
  }

  /// The same of a volume without snapshots.
  public Optional<BackendAddress> startForcedDelete(VolumeId id) {
    return startForcedDelete(id, false);
  }

  private Optional<BackendAddress> pool(Statement statement, Statement.Binder binder) {
    return statement
        .rows(getSession(), binder, row -> BackendAddress.parse(row.getString("host")))
        .stream()
        .findFirst();
  }

  /// Writes the scheduler's choice, if the volume still waits for one (F-11).
  ///
  /// @return whether it did; if not, nothing is written
  public boolean place(VolumeId id, BackendAddress address, String availabilityZone) {
    return changes(
        PLACE,
        id,
        parameters -> parameters.text("host", address.toString()).text("zone", availabilityZone));
  }

  /// Takes a volume off its pool after a failed create.
  ///
  /// @return whether it was on that pool; if not, nothing is written
  public boolean displace(VolumeId id, BackendAddress address) {
    return changes(DISPLACE, id, parameters -> parameters.text("host", address.toString()));
  }

  /// Ends a create: the volume is `available` from now on.
  ///
  /// @param serviceUuid the service that made it
  /// @return whether it was still `creating`; if not, nothing is written
  public boolean finishCreate(VolumeId id, @Nullable String serviceUuid) {
    return changes(FINISH_CREATE, id, parameters -> parameters.text("service", serviceUuid));
  }

  /// Moves a volume into `extending`, if it is placed, is as large as the caller thinks, and is in
  /// one of the statuses.
  ///
  /// @return whether it was; if not, nothing is written
  public boolean startExtending(VolumeId id, Set<Status> from, int sizeGib) {
    return changes(
        START_EXTENDING,
        id,
        parameters -> parameters.texts("from", from, Status::word).number("size", sizeGib));
  }

  /// Notes what is claimed on the pool of a volume that grows.
  ///
  /// @return whether it grows and nothing more was claimed yet; if not, nothing is written
  public boolean claimGrowth(VolumeId id, int claimedGib) {
    return changes(CLAIM_GROWTH, id, parameters -> parameters.number("claimed", claimedGib));
  }

  /// Ends an extend: the volume has its new size and the status that it had before.
  ///
  /// @return whether it was `extending`; if not, nothing is written
  public boolean finishExtend(VolumeId id, int sizeGib) {
    return changes(FINISH_EXTEND, id, parameters -> parameters.number("size", sizeGib));
  }

  /// Calls an extend off for which nothing was claimed: the volume is as it was before.
  ///
  /// @return whether it was `extending`; if not, nothing is written
  public boolean leaveExtend(VolumeId id) {
    return changes(LEAVE_EXTEND, id, _ -> {});
  }

  /// Ends an extend that failed: `error_extending`, with the old size.
  ///
  /// @param claimedGib what its storage may hold of it, which stays claimed
  /// @return whether it was `extending`; if not, nothing is written
  public boolean failExtend(VolumeId id, int claimedGib) {
    return changes(FAIL_EXTEND, id, parameters -> parameters.number("claimed", claimedGib));
  }

  /// Says whether a server may start from a volume.
  ///
  /// @return whether the volume was live
  public boolean setBootable(VolumeId id, boolean bootable) {
    return changes(SET_BOOTABLE, id, parameters -> parameters.flag("bootable", bootable));
  }

  /// Takes back that a volume is about to be attached: it is `in-use` if it is attached elsewhere,
  /// and `available` otherwise.
  ///
  /// @return whether it was `attaching`; if not, nothing is written
  public boolean unreserve(VolumeId id) {
    return changes(UNRESERVE, id, _ -> {});
  }

  /// Gives a volume the statuses that follow from its attachments, which have changed. The caller
  /// holds it.
  ///
  /// @return whether it was live
  public boolean settleAttachments(VolumeId id) {
    return changes(SETTLE_ATTACHMENTS, id, _ -> {});
  }

  /// Marks a volume as about to be detached, unless it migrates: nobody is to see that then.
  ///
  /// @return whether it was `in-use`, attached and not migrating; if not, nothing is written
  public boolean beginDetaching(VolumeId id) {
    return changes(BEGIN_DETACHING, id, _ -> {});
  }

  /// Writes what an administrator says, whatever the volume's statuses were. With another status,
  /// what is claimed for it is its size from then on; who calls releases the rest. One that is
  /// detached has no attachments any more.
  ///
  /// @return false of a volume without attachments that is to be `in-use`, or that is gone; nothing
  ///   is written then
  public boolean reset(VolumeId id, StatusReset reset) {
    Status status = reset.status();
    boolean written =
        changes(
            RESET_STATUS,
            id,
            parameters ->
                parameters
                    .text("status", status == null ? null : status.word())
                    .text("attach", reset.attachStatus())
                    .text("migration", reset.migrationStatus()));
    if (written && "detached".equals(reset.attachStatus())) {
      changes(DETACH_ALL, id, _ -> {});
      metadata.admin().delete(id.value(), "attached_mode");
    }
    return written;
  }

  /// Ends a delete: the row is gone for everybody, and so is all that hangs on it.
  ///
  /// @return whether it was `deleting`; if not, nothing is written
  public boolean softDelete(VolumeId id) {
    return softDelete(id, GONE);
  }

  /// Ends a volume that is on no backend: the row is gone at once.
  ///
  /// @return whether it was there and on none; if not, nothing is written
  public boolean softDeleteUnplaced(VolumeId id) {
    return softDelete(id, GONE_UNPLACED);
  }

  private boolean softDelete(VolumeId id, Statement statement) {
    boolean gone = changes(statement, id, _ -> {});
    if (gone) {
      metadata.deleteAll(id.value());
      changes(WITHDRAW_OFFERS, id, _ -> {});
      changes(DETACH_ALL, id, _ -> {});
      changes(DISCONNECT_ALL, id, _ -> {});
    }
    return gone;
  }

  /// Whether a live volume has the type.
  public boolean anyOfType(String volumeTypeId) {
    return count("volumeTypeId = ?1 and not deleted", volumeTypeId) > 0;
  }

  private boolean changes(Statement statement, VolumeId id, Statement.Binder others) {
    return ResourceRepository.changes(getSession(), statement, id.value(), others);
  }
}
