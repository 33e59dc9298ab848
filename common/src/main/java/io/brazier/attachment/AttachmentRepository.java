package io.brazier.attachment;

import io.brazier.context.Identifiers;
import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.list.ListQuery;
import io.brazier.list.ListRepository;
import io.brazier.sql.Statement;
import io.brazier.volume.VolumeId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads and changes the rows of `volume_attachment`. The caller holds the volume whenever it
/// changes one, and settles the volume's status then
/// ([io.brazier.volume.VolumeRepository#settleAttachments]).
@ApplicationScoped
public class AttachmentRepository implements PanacheRepositoryBase<Attachment, String> {

  private static final Statement RESERVE =
      new Statement(
          """
          insert into volume_attachment (id, volume_id, instance_uuid, attach_status, attach_mode)
          values (:id, :volume, :instance, 'reserved', :mode)
          returning id
          """);

  private static final Statement COMPLETE =
      new Statement(
          """
          update volume_attachment set attach_status = 'attached', updated_at = now()
          where id = :id and not deleted returning id
          """);

  /// Another connector's answer is none to this one.
  private static final Statement CONNECT =
      new Statement(
          """
          update volume_attachment
             set attach_status = 'attaching', attach_time = now(), attached_host = :host,
               mountpoint = :mountpoint, attach_mode = :mode,
               connector = cast(:connector as jsonb), initiator = :initiator,
               connection_info = case when initiator = :initiator then connection_info end,
               updated_at = now()
           where id = :id and not deleted returning id
          """);

  private static final Statement INFORM =
      new Statement(
          """
          update volume_attachment
             set connection_info = cast(:info as jsonb), updated_at = now()
           where id = :id and not deleted and initiator = :initiator returning id
          """);

  private static final Statement FAIL =
      new Statement(
          """
          update volume_attachment set attach_status = 'error_attaching', updated_at = now()
           where id = :id and not deleted and attach_status = 'attaching' and initiator = :initiator
          returning id
          """);

  private static final Statement ATTACH =
      new Statement(
          """
          insert into volume_attachment (id, volume_id, instance_uuid, attached_host, mountpoint,
                                         attach_mode, attach_status, attach_time)
          values (:id, :volume, :instance, :host, :mountpoint, :mode, 'attached', now())
          returning id
          """);

  private static final Statement REMOVE =
      new Statement(
          """
          update volume_attachment
             set attach_status = 'detached', detach_time = now(), deleted = true, deleted_at = now(),
               updated_at = now()
           where id = :id and not deleted returning id
          """);

  private static final ListRepository<Attachment> LISTS =
      new ListRepository<>(
          Attachment.class, AttachmentAttributes.ALL, AttachmentRepository::missing);

  private final Identifiers identifiers;

  AttachmentRepository(Identifiers identifiers) {
    this.identifiers = identifiers;
  }

  private static Fault.NotFound missing(String id) {
    return Fault.NotFound.attachment(id);
  }

  /// Writes that a server or a host is to have a volume.
  ///
  /// @param instance the server, null for none
  /// @param mode `rw` or `ro`, null where that is left open
  public Attachment reserve(VolumeId volume, @Nullable String instance, @Nullable String mode) {
    String id = identifiers.next().toString();
    RESERVE.changes(
        getSession(),
        parameters ->
            parameters
                .text("id", id)
                .text("volume", volume.value())
                .text("instance", instance)
                .text("mode", mode));
    return get(id, new Scope.All());
  }

  /// From where a volume is reached.
  ///
  /// @param initiator the connector's
  /// @param host the connector's
  /// @param mountpoint what the volume is called there
  /// @param mode `rw` or `ro`
  /// @param connector all of the connector, as JSON
  public record Place(
      String initiator, @Nullable String host, String mountpoint, String mode, String connector) {}

  /// Writes from where the volume is to be reached, whatever was known before.
  ///
  /// @return whether the attachment was live
  public boolean connect(String id, Place place) {
    return CONNECT.changes(
        getSession(),
        parameters ->
            parameters
                .text("id", id)
                .text("initiator", place.initiator())
                .text("host", place.host())
                .text("mountpoint", place.mountpoint())
                .text("mode", place.mode())
                .text("connector", place.connector()));
  }

  /// Writes what the connector is told.
  ///
  /// @param info a JSON object
  /// @return whether the attachment was live and still has that initiator
  public boolean inform(String id, String initiator, String info) {
    return INFORM.changes(
        getSession(),
        parameters -> parameters.text("id", id).text("initiator", initiator).text("info", info));
  }

  /// Writes that the volume could not be offered.
  ///
  /// @return whether that was still awaited
  public boolean failAttaching(String id, String initiator) {
    return FAIL.changes(
        getSession(), parameters -> parameters.text("id", id).text("initiator", initiator));
  }

  /// A volume that a compute service or a host has attached by itself.
  ///
  /// @param instance the server, null for none
  /// @param host the host, null for none
  /// @param mode `rw` or `ro`
  public record Attached(
      @Nullable String instance, @Nullable String host, String mountpoint, String mode) {}

  /// Writes that a volume is attached.
  public void attach(VolumeId volume, Attached attached) {
    ATTACH.changes(
        getSession(),
        parameters ->
            parameters
                .text("id", identifiers.next().toString())
                .text("volume", volume.value())
                .text("instance", attached.instance())
                .text("host", attached.host())
                .text("mountpoint", attached.mountpoint())
                .text("mode", attached.mode()));
  }

  /// Writes that the volume is attached.
  ///
  /// @return whether the attachment was live
  public boolean complete(String id) {
    return COMPLETE.changes(getSession(), parameters -> parameters.text("id", id));
  }

  /// Takes an attachment away.
  ///
  /// @return whether it was live
  public boolean remove(String id) {
    return REMOVE.changes(getSession(), parameters -> parameters.text("id", id));
  }

  /// A live attachment of a volume in the scope.
  ///
  /// @throws Fault.NotFound if there is none
  public Attachment get(String id, Scope scope) {
    return LISTS.get(getEntityManager(), id, scope);
  }

  /// A live attachment of whatever project.
  public Optional<Attachment> findLive(String id) {
    return find("id = ?1 and not deleted", id).firstResultOptional();
  }

  /// The attachment as its row is now, after statements that passed by the persistence context.
  public Attachment reread(Attachment attachment) {
    getEntityManager().refresh(attachment);
    return attachment;
  }

  /// The live attachments of a volume, the oldest first.
  public List<Attachment> of(VolumeId volume) {
    return ofAll(List.of(volume.value())).getOrDefault(volume.value(), List.of());
  }

  /// The live attachments of many volumes with one query, by the volumes' ids; volumes without any
  /// are not in the map.
  public Map<String, List<Attachment>> ofAll(Collection<String> volumes) {
    return volumes.isEmpty()
        ? Map.of()
        : list("volumeId in ?1 and not deleted", Sort.by("createdAt").and("id"), volumes).stream()
            .collect(Collectors.groupingBy(each -> each.volumeId().value()));
  }

  /// A page of live attachments.
  ///
  /// @throws Fault.NotFound if the marker is no live attachment that the caller may see
  public List<Attachment> list(ListQuery query) {
    return LISTS.page(getEntityManager(), query);
  }
}
