package io.brazier.api.volume.attach;

import io.brazier.api.action.Action;
import io.brazier.api.connection.Connector;
import io.brazier.api.connection.Detachment;
import io.brazier.api.connection.ServerUse;
import io.brazier.api.schema.BodyFields;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schemas;
import io.brazier.attachment.Attachment;
import io.brazier.attachment.AttachmentRepository;
import io.brazier.context.RequestContext;
import io.brazier.fault.Fault;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeStatus;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes a volume away from a server or a host (`cinder/volume/api.py: detach`), by its
/// administrators with its connections.
@ApplicationScoped
class DetachVolume {

  private static final String ATTACHMENT = "attachment_id";

  private static final ObjectSchema PARAMETERS =
      ObjectSchema.closed().optional(ATTACHMENT, Schemas.uuid().orNull());

  private static final ObjectSchema FORCED =
      ObjectSchema.closed()
          .optional("connector", Schemas.mapOf(Schemas.any()).orNull())
          .optional(ATTACHMENT, Schemas.uuid().orNull());

  private final AttachmentRepository attachments;
  private final VolumeRepository volumes;
  private final ServerUse use;
  private final Detachment detachment;
  private final VolumeConnections connections;

  DetachVolume(
      AttachmentRepository attachments,
      VolumeRepository volumes,
      ServerUse use,
      Detachment detachment,
      VolumeConnections connections) {
    this.attachments = attachments;
    this.volumes = volumes;
    this.use = use;
    this.detachment = detachment;
    this.connections = connections;
  }

  /// `os-detach` of volumes.
  @Produces
  @Singleton
  Action<Volume> osDetach() {
    return Action.accepted(
        "os-detach",
        PARAMETERS.orNull(),
        "volume_extension:volume_actions:detach",
        (volume, parameters, request) -> detach(volume, id(parameters), request.context()));
  }

  /// `os-force_detach` of volumes.
  @Produces
  @Singleton
  Action<Volume> osForceDetach() {
    return Action.accepted(
        "os-force_detach",
        FORCED,
        "volume_extension:volume_admin_actions:force_detach",
        (volume, parameters, request) -> {
          Connector connector = VolumeConnections.connector(parameters);
          Optional<Attachment> found = find(volume, id(parameters), request.context());
          connections.close(volume, connector, request.context());
          detach(volume, found, request.context());
        });
  }

  private static @Nullable String id(BodyFields parameters) {
    return parameters.text(ATTACHMENT).orElse(null);
  }

  private void detach(Volume volume, @Nullable String id, RequestContext context) {
    if (volume.status().equals(VolumeStatus.MAINTENANCE)) {
      throw Fault.Invalid.volume("Unable to detach volume, because it is in maintenance.");
    }
    detach(volume, find(volume, id, context), context);
  }

  /// One that nobody has is available, with nothing more to do.
  private void detach(Volume volume, Optional<Attachment> found, RequestContext context) {
    found.ifPresentOrElse(
        attachment -> detachment.detach(attachment, context), () -> settle(volume));
  }

  private void settle(Volume volume) {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          volumes.hold(volume);
          volumes.settleAttachments(volume.id());
        });
  }

  private Optional<Attachment> find(Volume volume, @Nullable String id, RequestContext context) {
    return QuarkusTransaction.requiringNew()
        .call(() -> id == null ? only(volume, context) : of(volume, id, context));
  }

  private Optional<Attachment> of(Volume volume, String id, RequestContext context) {
    Optional<Attachment> found = attachments.findLive(id);
    if (found.isEmpty()) {
      use.requireService(context);
      return found;
    }
    if (!found.get().volumeId().equals(volume.id())) {
      throw Fault.Invalid.input("Mismatched volume and attachment.");
    }
    use.requireFree(found.get(), context);
    return found;
  }

  private Optional<Attachment> only(Volume volume, RequestContext context) {
    List<Attachment> all = attachments.of(volume.id());
    use.requireFree(all, context);
    if (all.size() > 1) {
      throw Fault.Invalid.volume(
          "Detach volume failed: More than one attachment, but no attachment_id provided.");
    }
    return all.stream().findFirst();
  }
}
