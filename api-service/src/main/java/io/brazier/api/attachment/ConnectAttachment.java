package io.brazier.api.attachment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brazier.api.attachment.Attachments.Found;
import io.brazier.api.connection.ConnectionInfo;
import io.brazier.api.connection.ConnectionWatch;
import io.brazier.api.connection.Connections;
import io.brazier.api.connection.Connector;
import io.brazier.api.connection.ServerUse;
import io.brazier.api.keystone.Deadline;
import io.brazier.api.volume.action.VolumeEvents;
import io.brazier.attachment.Attachment;
import io.brazier.attachment.AttachmentRepository;
import io.brazier.attachment.AttachmentRepository.Place;
import io.brazier.connection.Connection;
import io.brazier.connection.ConnectionStatus;
import io.brazier.context.RequestContext;
import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;

/// Offers a volume to where an attachment's connector is (`cinder/volume/api.py:
/// attachment_update`). The same connector again gets the same answer.
@ApplicationScoped
class ConnectAttachment {

  private final AttachmentRepository attachments;
  private final VolumeRepository volumes;
  private final Connections connections;
  private final ConnectionWatch watch;
  private final ConnectionInfo info;
  private final ServerUse use;
  private final VolumeEvents events;

  ConnectAttachment(
      AttachmentRepository attachments,
      VolumeRepository volumes,
      Connections connections,
      ConnectionWatch watch,
      ConnectionInfo info,
      ServerUse use,
      VolumeEvents events) {
    this.attachments = attachments;
    this.volumes = volumes;
    this.connections = connections;
    this.watch = watch;
    this.info = info;
    this.use = use;
    this.events = events;
  }

  /// Offers it, and waits for the storage host. Needs no transaction of the caller's.
  ///
  /// @param doing what a refusal says could not be done
  /// @return the attachment as it is then
  /// @throws Fault.NotFound if it is gone meanwhile
  /// @throws Fault.Conflict if the volume's state or another attachment forbids it
  /// @throws Fault.Failed if the storage host cannot
  /// @throws Fault.Unavailable if it does not answer in time
  Attachment connect(Found found, Connector connector, String doing, RequestContext context) {
    Deadline deadline = watch.deadline();
    String id = found.attachment().id();
    while (true) {
      String awaited =
          QuarkusTransaction.requiringNew().call(() -> begin(found, connector, context));
      Optional<Connection> settled = watch.settled(awaited, deadline);
      if (settled.isPresent() && settled.get().status().equals(ConnectionStatus.CONNECTED)) {
        return QuarkusTransaction.requiringNew().call(() -> inform(id, connector, settled.get()));
      }
      if (settled.isPresent() && settled.get().status().equals(ConnectionStatus.ERROR)) {
        var _ =
            QuarkusTransaction.requiringNew()
                .call(() -> attachments.failAttaching(id, connector.initiator()));
        throw new Fault.Failed(doing);
      }
    }
  }

  private String begin(Found found, Connector connector, RequestContext context) {
    String id = found.attachment().id();
    volumes.hold(found.volume());
    Volume volume = volumes.get(found.volume().id(), new Scope.All());
    Attachment attachment = attachments.get(id, new Scope.All());
    requireOpen(volume, attachment, connector, context);
    boolean again = connector.initiator().equals(attachment.initiator());
    Place place =
        new Place(
            connector.initiator(),
            connector.host(),
            Objects.requireNonNullElse(connector.mountpoint(), "na"),
            mode(attachment, connector),
            connector.text());
    if (!attachments.connect(id, place)) {
      throw Fault.NotFound.attachment(id);
    }
    volumes.settleAttachments(volume.id());
    if (!again) {
      events.tell("attach.start", volumes.reread(volume));
      String former = attachment.initiator();
      var _ = // nobody waits for it
          connections.closeUnused(volume, id, each -> each.initiator().equals(former), context);
    }
    return connections.open(volume, connector.initiator(), context);
  }

  private void requireOpen(
      Volume volume, Attachment attachment, Connector connector, RequestContext context) {
    if (volume.status().word().contains("error")) {
      throw new Fault.Conflict(
          "Volume attachments can not be updated if the volume is in an error state. The Volume %s currently has a status of: %s "
              .formatted(volume.id(), volume.status()));
    }
    if (!connector.initiator().equals(attachment.initiator())) {
      use.requireFree(attachment, context);
    }
    boolean duplicate =
        !volume.multiattach()
            && attachments.of(volume.id()).stream()
                .filter(each -> !each.id().equals(attachment.id()))
                .anyMatch(each ->
                    each.connectionInfo() != null
                        && Objects.equals(each.attachedHost(), connector.host()));
    if (duplicate) {
      throw new Fault.Conflict("duplicate connectors detected on volume %s".formatted(volume.id()));
    }
  }

  private static String mode(Attachment attachment, Connector connector) {
    String own = attachment.attachMode();
    return own != null ? own : Objects.requireNonNullElse(connector.mode(), "rw");
  }

  private Attachment inform(String id, Connector connector, Connection connection) {
    Attachment attachment = attachments.get(id, new Scope.All());
    Volume volume = volumes.get(attachment.volumeId(), new Scope.All());
    String mode = Objects.requireNonNullElse(attachment.attachMode(), "rw");
    ObjectNode told =
        info.data(volume, connection, mode)
            .put("driver_volume_type", ConnectionInfo.PROTOCOL)
            .put("attachment_id", id)
            .put("enforce_multipath", connector.enforceMultipath());
    if (!attachments.inform(id, connector.initiator(), told.toString())) {
      throw Fault.NotFound.attachment(id);
    }
    return attachments.reread(attachment);
  }
}
