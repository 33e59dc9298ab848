package io.brazier.snapshot;

import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.keyvalue.KeyValueRepository;
import io.brazier.list.ListQuery;
import io.brazier.list.ListRepository;
import io.brazier.resource.ResourceKind;
import io.brazier.resource.ResourceRepository;
import io.brazier.resource.Status;
import io.brazier.resource.Transition;
import io.brazier.sql.Statement;
import io.brazier.volume.VolumeId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// Reads and changes the rows of `snapshots`.
///
/// Every change is one conditional statement that says who won. They pass by the persistence
/// context: read again after them.
@ApplicationScoped
public class SnapshotRepository implements PanacheRepositoryBase<Snapshot, String> {

  private static final Statement INSERT =
      new Statement(
          """
          insert into snapshots (id, user_id, project_id, volume_id, volume_size, status, progress,
                                 display_name, display_description, volume_type_id)
          values (:id, :user, :project, :volume, :size, :status, '0%', :name, :description, :type)
          returning id
          """);

  private static final Statement CLAIM =
      new Statement(
          """
          update snapshots set claimed_gib = volume_size, updated_at = now()
          where id = :id and not deleted and status = 'creating' and claimed_gib = 0 returning id
          """);

  private static final Statement FINISH_CREATE =
      new Statement(
          """
          update snapshots set status = 'available', progress = '100%', updated_at = now()
          where id = :id and not deleted and status = 'creating' returning id
          """);

  private static final Statement FAIL_CREATE =
      new Statement(
          """
          update snapshots set status = 'error', claimed_gib = :claimed, updated_at = now()
          where id = :id and not deleted and status = 'creating' returning id
          """);

  /// Cinder's conditions for a delete (`cinder/volume/api.py: delete_snapshot`).
  private static final Statement DELETE =
      new Statement(
          """
          update snapshots set status = 'deleting', updated_at = now()
          where id = :id and not deleted and cgsnapshot_id is null and group_snapshot_id is null
            and (:forced or status = any(:from))
          returning id
          """);

  private static final Statement CASCADE =
      new Statement(
          """
          update snapshots set status = 'deleting', updated_at = now()
          where volume_id = :id and not deleted and cgsnapshot_id is null
            and group_snapshot_id is null and (:forced or status = any(:from))
          returning id
          """);

  private static final Statement END_CASCADE =
      new Statement(
          """
          update snapshots set status = :to, updated_at = now()
          where volume_id = :id and not deleted and status = 'deleting' returning id
          """);

  private static final Statement LEAVE_RESTORE =
      new Statement(
          """
          update snapshots set status = 'available', updated_at = now()
          where volume_id = :id and not deleted and status = 'restoring' returning id
          """);

  private static final Statement MOVE =
      new Statement(
          """
          update snapshots set status = :to, progress = coalesce(:progress, progress),
            updated_at = now()
          where id = :id and not deleted and status = any(:from) returning id
          """);

  private static final Statement SOFT_DELETE =
      new Statement(
          """
          update snapshots set deleted = true, deleted_at = now(), status = 'deleted'
          where id = :id and not deleted and status = 'deleting'
          returning project_id, volume_type_id, volume_size, use_quota
          """);

  private static final ResourceRepository KIND =
      new ResourceRepository(ResourceKind.SNAPSHOT, Fault.NotFound::snapshot);

  private static final ListRepository<Snapshot> LISTS =
      new ListRepository<>(Snapshot.class, SnapshotAttributes.ALL, Fault.NotFound::snapshot);

  private final KeyValueRepository<String> metadata;

  /// By what a snapshot that is gone was counted. Its volume may have got another type or owner
  /// since the delete began.
  ///
  /// @param counted whether it was at all
  public record Gone(String projectId, String volumeTypeId, int sizeGib, boolean counted) {}

  SnapshotRepository(Session session) {
    this.metadata = new KeyValueRepository<>(session, "snapshot_metadata", "snapshot_id");
  }

  /// What tenants note on snapshots.
  public KeyValueRepository<String> metadata() {
    return metadata;
  }

  /// Writes the row of an accepted request, `creating`, with its metadata, and gives it back. Its
  /// volume must be held.
  public Snapshot insert(NewSnapshot accepted) {
    SnapshotId id = accepted.id();
    changes(
        INSERT,
        id,
        parameters ->
            parameters
                .text("user", accepted.userId())
                .text("project", accepted.projectId())
                .text("volume", accepted.volumeId().value())
                .number("size", accepted.size().value())
                .text("status", SnapshotStatus.CREATING.word())
                .text("name", accepted.name())
                .text("description", accepted.description())
                .text("type", accepted.volumeTypeId()));
    metadata.merge(id.value(), accepted.metadata());
    return findLive(id).orElseThrow();
  }

  /// A live snapshot of whatever project.
  public Optional<Snapshot> findLive(SnapshotId id) {
    return find("id = ?1 and not deleted", id.value()).firstResultOptional();
  }

  /// A live snapshot that is in a scope. Another is not found, as if it did not exist.
  ///
  /// @throws Fault.NotFound if there is none
  public Snapshot get(SnapshotId id, Scope scope) {
    return findLive(id)
        .filter(snapshot -> scope.covers(snapshot.projectId()))
        .orElseThrow(() -> Fault.NotFound.snapshot(id.value()));
  }

  /// The snapshot as its row is now, after statements that passed by the persistence context.
  public Snapshot reread(Snapshot snapshot) {
    getEntityManager().refresh(snapshot);
    return snapshot;
  }

  /// Keeps a live snapshot from being changed or deleted by others until the transaction ends.
  ///
  /// @throws Fault.NotFound if it is gone
  public void hold(SnapshotId id) {
    var _ = KIND.held(getSession(), id.value());
  }

  /// The same of a snapshot that somebody was let do something to: one that was given to another
  /// project since it was read is not theirs any more.
  ///
  /// @throws Fault.NotFound if it is gone or another project's
  public void hold(Snapshot read) {
    var _ = KIND.held(getSession(), read.id().value(), read.projectId());
  }

  /// A page of live snapshots.
  ///
  /// @throws Fault.NotFound if the marker is no live snapshot that the caller may see
  public List<Snapshot> list(ListQuery query) {
    return LISTS.page(getEntityManager(), query);
  }

  /// How many live snapshots meet a query's conditions.
  public long count(ListQuery query) {
    return LISTS.count(getEntityManager(), query);
  }

  /// Changes the name and nothing else.
  ///
  /// @return whether the snapshot was live
  public boolean rename(SnapshotId id, @Nullable String name) {
    return KIND.rename(getSession(), id.value(), name);
  }

  /// Changes the description and nothing else.
  ///
  /// @return whether the snapshot was live
  public boolean redescribe(SnapshotId id, @Nullable String description) {
    return KIND.redescribe(getSession(), id.value(), description);
  }

  /// Moves a snapshot on if it still is where the step begins.
  ///
  /// @return whether it was; if not, nothing is written
  public boolean transition(SnapshotId id, Transition step) {
    return KIND.transition(getSession(), id.value(), step);
  }

  /// Puts a snapshot into whatever status, by an administrator's word.
  ///
  /// @return whether it was live
  public boolean reset(SnapshotId id, Status status) {
    return KIND.reset(getSession(), id.value(), status);
  }

  /// Notes that its room is claimed on its volume's pool.
  ///
  /// @return whether it waits for that; if not, nothing is written
  public boolean claim(SnapshotId id) {
    return changes(CLAIM, id, _ -> {});
  }

  /// Ends a create: the snapshot is `available` from now on.
  ///
  /// @return whether it was still `creating`; if not, nothing is written
  public boolean finishCreate(SnapshotId id) {
    return changes(FINISH_CREATE, id, _ -> {});
  }

  /// Ends a create that failed: `error`.
  ///
  /// @param claimedGib what its storage may hold of it, which stays claimed
  /// @return whether it was `creating`; if not, nothing is written
  public boolean failCreate(SnapshotId id, int claimedGib) {
    return changes(FAIL_CREATE, id, parameters -> parameters.number("claimed", claimedGib));
  }

  /// Moves a snapshot into `deleting` if it is in no group and in one of the statuses.
  ///
  /// @return whether it was; if not, nothing is written
  public boolean startDeleting(SnapshotId id, Set<Status> from) {
    return delete(id, from, false);
  }

  /// The same from whatever status: a forced delete.
  public boolean startForcedDelete(SnapshotId id) {
    return delete(id, Set.of(), true);
  }

  private boolean delete(SnapshotId id, Set<Status> from, boolean forced) {
    return changes(
        DELETE,
        id,
        parameters -> parameters.flag("forced", forced).texts("from", from, Status::word));
  }

  /// The live snapshots of a volume, the latest first.
  public List<Snapshot> of(VolumeId volume) {
    return list("volumeId = ?1 and not deleted order by createdAt desc, id desc", volume.value());
  }

  /// Moves the snapshots of a volume that goes into `deleting`, those that can.
  ///
  /// @param from from these statuses
  /// @param forced from whatever status
  /// @return which
  public List<SnapshotId> startCascade(VolumeId volume, Set<Status> from, boolean forced) {
    return CASCADE.rows(
        getSession(),
        parameters ->
            parameters
                .text("id", volume.value())
                .flag("forced", forced)
                .texts("from", from, Status::word),
        row -> new SnapshotId(row.getString("id")));
  }

  /// Moves the snapshots on that were to go with a volume and did not.
  ///
  /// @return which
  public List<SnapshotId> endCascade(VolumeId volume, Status to) {
    return END_CASCADE.rows(
        getSession(),
        parameters -> parameters.text("id", volume.value()).text("to", to.word()),
        row -> new SnapshotId(row.getString("id")));
  }

  /// Moves a snapshot on to which its volume does not become any more.
  public void leaveRestore(VolumeId volume) {
    LEAVE_RESTORE.rows(
        getSession(), parameters -> parameters.text("id", volume.value()), _ -> true);
  }

  /// Moves a snapshot whose storage somebody else works on.
  ///
  /// @param progress how far that is, null if it is not told
  /// @return whether the snapshot was where the caller thinks; if not, nothing is written
  public boolean move(SnapshotId id, Status from, Status to, @Nullable String progress) {
    return changes(
        MOVE,
        id,
        parameters ->
            parameters
                .text("to", to.word())
                .text("progress", progress)
                .texts("from", Set.of(from), Status::word));
  }

  /// Ends a delete: the row is gone for everybody, and so is all that hangs on it.
  ///
  /// @return what it was counted by; empty if it was not `deleting`, and nothing is written then
  public Optional<Gone> softDelete(SnapshotId id) {
    Optional<Gone> gone =
        SOFT_DELETE
            .rows(
                getSession(),
                parameters -> parameters.text("id", id.value()),
                row ->
                    new Gone(
                        row.getString("project_id"),
                        row.getString("volume_type_id"),
                        row.getInt("volume_size"),
                        row.getBoolean("use_quota")))
            .stream()
            .findFirst();
    gone.ifPresent(_ -> metadata.deleteAll(id.value()));
    return gone;
  }

  private boolean changes(Statement statement, SnapshotId id, Statement.Binder others) {
    return ResourceRepository.changes(getSession(), statement, id.value(), others);
  }
}
