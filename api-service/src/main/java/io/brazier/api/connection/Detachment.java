package io.brazier.api.connection;

import io.brazier.api.keystone.Deadline;
import io.brazier.api.volume.action.VolumeEvents;
import io.brazier.attachment.Attachment;
import io.brazier.attachment.AttachmentRepository;
import io.brazier.connection.Connection;
import io.brazier.context.RequestContext;
import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeMetadataRepository;
import io.brazier.volume.VolumeRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Predicate;

/// Takes an attachment away: first nobody gets at the volume through it any more, and only then do
/// the rows say so. What is left half done is finished by the next request.
@ApplicationScoped
public class Detachment {

  private final Connections connections;
  private final ConnectionWatch watch;
  private final AttachmentRepository attachments;
  private final VolumeRepository volumes;
  private final VolumeMetadataRepository metadata;
  private final VolumeEvents events;

  Detachment(
      Connections connections,
      ConnectionWatch watch,
      AttachmentRepository attachments,
      VolumeRepository volumes,
      VolumeMetadataRepository metadata,
      VolumeEvents events) {
    this.connections = connections;
    this.watch = watch;
    this.attachments = attachments;
    this.volumes = volumes;
    this.metadata = metadata;
    this.events = events;
  }

  /// Takes it away. Needs no transaction of the caller's.
  ///
  /// @throws Fault.NotFound if it is gone meanwhile
  /// @throws Fault.Failed if its storage host could not end the access
  /// @throws Fault.Unavailable if its storage host does not answer in time
  public void detach(Attachment attachment, RequestContext context) {
    Deadline deadline = watch.deadline();
    Optional<String> open = step(attachment, context);
    while (open.isPresent()) {
      Connections.requireClosed(watch.settled(open.get(), deadline));
      open = step(attachment, context);
    }
  }

  private Optional<String> step(Attachment attachment, RequestContext context) {
    return QuarkusTransaction.requiringNew().call(() -> take(attachment, context));
  }

  private Optional<String> take(Attachment attachment, RequestContext context) {
    VolumeId id = attachment.volumeId();
    volumes.hold(id);
    Volume volume = volumes.get(id, new Scope.All());
    Optional<String> open =
        connections.closeUnused(volume, attachment.id(), leaving(attachment), context);
    if (open.isEmpty()) {
      events.around("detach", volume, () -> removed(attachment.id(), volume));
    }
    return open;
  }

  /// With the last attachment all connections go, whoever opened them.
  private Predicate<Connection> leaving(Attachment attachment) {
    boolean last = attachments.of(attachment.volumeId()).size() <= 1;
    return connection -> last || Connections.isOf(attachment, connection);
  }

  private Volume removed(String id, Volume volume) {
    if (!attachments.remove(id)) {
      throw Fault.NotFound.attachment(id);
    }
    volumes.settleAttachments(volume.id());
    if (attachments.of(volume.id()).isEmpty()) {
      metadata.admin().delete(volume.id().value(), "attached_mode");
    }
    return volumes.reread(volume);
  }
}
