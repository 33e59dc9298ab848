package io.brazier.volume;

import io.brazier.resource.Status;
import io.brazier.sql.Parameters;
import io.brazier.sql.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.hibernate.Session;

/// Changes what a volume shares with its snapshots and what its quota is counted by: its type and
/// its owner.
@ApplicationScoped
public class VolumeMoveRepository {

  private static final Statement START_RETYPING =
      new Statement(
          """
          update volumes set status = 'retyping', previous_status = status, updated_at = now()
          where id = :id and not deleted and host is not null and status = any(:from)
            and volume_type_id = :type and volume_type_id <> :new_type
            and (migration_status is null or migration_status in ('deleting', 'error', 'success'))
            and consistencygroup_id is null and group_id is null
          returning id
          """);

  private static final Statement FINISH_RETYPE =
      new Statement(
          """
          update volumes set status = coalesce(previous_status, 'available'), previous_status = null,
            volume_type_id = :type, multiattach = :multiattach, updated_at = now()
          where id = :id and not deleted and status = 'retyping' returning id
          """);

  private static final Statement LEAVE_RETYPE =
      new Statement(
          """
          update volumes set status = coalesce(previous_status, 'available'), previous_status = null,
            updated_at = now()
          where id = :id and not deleted and status = 'retyping' returning id
          """);

  private static final Statement OFFER =
      new Statement(
          """
          update volumes set status = 'awaiting-transfer', updated_at = now()
          where id = :id and not deleted and status = 'available'
            and (:alone or not exists (select 1 from snapshots s
              where s.volume_id = volumes.id and not s.deleted and s.status <> 'available'))
          returning id
          """);

  private static final Statement TAKE_BACK =
      new Statement(
          """
          update volumes set status = 'available', updated_at = now()
          where id = :id and not deleted and status = 'awaiting-transfer' returning id
          """);

  private static final Statement GIVE =
      new Statement(
          """
          update volumes set status = 'available', project_id = :project, user_id = :user,
            updated_at = now()
          where id = :id and not deleted and status = 'awaiting-transfer' returning id
          """);

  private static final Statement GIVE_SNAPSHOTS =
      new Statement(
          """
          update snapshots set project_id = :receiver, user_id = :user, updated_at = now()
          where volume_id = :id and not deleted and project_id = :project
          returning use_quota, volume_size
          """);

  private static final Statement SNAPSHOTS =
      new Statement(
          """
          select use_quota, volume_size from snapshots
          where volume_id = :id and not deleted and project_id = :project
          """);

  private static final Statement RETYPE_SNAPSHOTS =
      new Statement(
          """
          update snapshots set volume_type_id = :type, updated_at = now()
          where volume_id = :id and not deleted and project_id = :project
          returning use_quota, volume_size
          """);

  private final Session session;

  VolumeMoveRepository(Session session) {
    this.session = session;
  }

  /// Moves a volume into `retyping`, if it is placed, in one of the statuses, in no group, does not
  /// migrate, and has the type that the caller thinks and not the new one.
  ///
  /// @return whether it was; if not, nothing is written
  public boolean startRetyping(Volume volume, Set<Status> from, String newTypeId) {
    return START_RETYPING.changes(
        session,
        parameters ->
            parameters
                .text("id", volume.id().value())
                .texts("from", from, Status::word)
                .text("type", volume.volumeTypeId())
                .text("new_type", newTypeId));
  }

  /// Ends a retype: the volume has its new type and the status that it had before.
  ///
  /// @return whether it was `retyping`; if not, nothing is written
  public boolean finishRetype(VolumeId id, String typeId, boolean multiattach) {
    return FINISH_RETYPE.changes(
        session,
        parameters ->
            parameters
                .text("id", id.value())
                .text("type", typeId)
                .flag("multiattach", multiattach));
  }

  /// Calls a retype off: the volume is as it was before.
  ///
  /// @return whether it was `retyping`; if not, nothing is written
  public boolean leaveRetype(VolumeId id) {
    return LEAVE_RETYPE.changes(session, parameters -> parameters.text("id", id.value()));
  }

  /// The sizes in GiB of a volume's live snapshots that count against its project's quota: those
  /// that were left behind when it was transferred are another's. The caller holds the volume, so
  /// that none is added meanwhile.
  public List<Integer> snapshotSizes(Volume volume) {
    return counted(SNAPSHOTS, parameters -> snapshots(parameters, volume));
  }

  /// Gives the live snapshots that are its project's a volume's new type (LP #1877164).
  ///
  /// @return as [#snapshotSizes]
  public List<Integer> retypeSnapshots(Volume volume, String typeId) {
    return counted(
        RETYPE_SNAPSHOTS, parameters -> snapshots(parameters, volume).text("type", typeId));
  }

  /// Offers a volume, if it is available, and if all of its snapshots are that are to go with it.
  ///
  /// @param alone whether its snapshots stay
  /// @return whether it was; if not, nothing is written
  public boolean offer(VolumeId id, boolean alone) {
    return OFFER.changes(
        session, parameters -> parameters.text("id", id.value()).flag("alone", alone));
  }

  /// Takes an offer back.
  ///
  /// @return whether it was `awaiting-transfer`; if not, nothing is written
  public boolean takeBack(VolumeId id) {
    return TAKE_BACK.changes(session, parameters -> parameters.text("id", id.value()));
  }

  /// Gives an offered volume to another owner.
  ///
  /// @return whether it was `awaiting-transfer`; if not, nothing is written
  public boolean give(VolumeId id, String projectId, String userId) {
    return GIVE.changes(
        session,
        parameters ->
            parameters.text("id", id.value()).text("project", projectId).text("user", userId));
  }

  /// Gives the live snapshots that are its former project's to a volume's new owner.
  ///
  /// @param former the volume as it was
  /// @return as [#snapshotSizes]
  public List<Integer> giveSnapshots(Volume former, String projectId, String userId) {
    return counted(
        GIVE_SNAPSHOTS,
        parameters ->
            snapshots(parameters, former).text("receiver", projectId).text("user", userId));
  }

  private static Parameters snapshots(Parameters parameters, Volume volume) throws SQLException {
    return parameters.text("id", volume.id().value()).text("project", volume.projectId());
  }

  private List<Integer> counted(Statement statement, Statement.Binder binder) {
    return statement.rows(session, binder, row -> row.getBoolean(1) ? row.getInt(2) : -1).stream()
        .filter(size -> size >= 0)
        .toList();
  }
}
