package io.brazier.api.volume.attach;

import io.brazier.api.action.Action;
import io.brazier.api.schema.BodyFields;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schemas;
import io.brazier.api.volume.action.VolumeEvents;
import io.brazier.attachment.Attachment;
import io.brazier.attachment.AttachmentRepository;
import io.brazier.attachment.AttachmentRepository.Attached;
import io.brazier.attachment.AttachmentStatus;
import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.resource.Status;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeMetadataRepository;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Says that a server or a host has a volume (`cinder/volume/manager.py: attach_volume`). The
/// storage is not asked: `os-initialize_connection` was before.
@ApplicationScoped
class AttachVolume {

  private static final String READONLY = "readonly";
  private static final String MODE = "attached_mode";

  private static final ObjectSchema PARAMETERS =
      ObjectSchema.closed()
          .required("mountpoint", Schemas.text(1, 255))
          .optional("instance_uuid", Schemas.uuid().orNull())
          .optional("host_name", Schemas.string255())
          .optional("mode", Schemas.oneOf("rw", "ro"));

  /// Where somebody else has the volume in hand, or nobody can have it.
  private static final Set<Status> CLOSED =
      Set.of(
          VolumeStatus.CREATING,
          VolumeStatus.DELETING,
          VolumeStatus.REVERTING,
          VolumeStatus.AWAITING_TRANSFER);

  private final VolumeRepository volumes;
  private final VolumeMetadataRepository metadata;
  private final AttachmentRepository attachments;
  private final VolumeEvents events;

  AttachVolume(
      VolumeRepository volumes,
      VolumeMetadataRepository metadata,
      AttachmentRepository attachments,
      VolumeEvents events) {
    this.volumes = volumes;
    this.metadata = metadata;
    this.attachments = attachments;
    this.events = events;
  }

  /// `os-attach` of volumes.
  @Produces
  @Singleton
  Action<Volume> osAttach() {
    return Action.accepted(
        "os-attach",
        PARAMETERS,
        "volume_extension:volume_actions:attach",
        (volume, parameters, _) -> attach(volume, read(parameters)));
  }

  private static Attached read(BodyFields parameters) {
    Attached wanted =
        new Attached(
            parameters.text("instance_uuid").orElse(null),
            parameters.text("host_name").orElse(null),
            parameters.text("mountpoint").orElseThrow(),
            parameters.text("mode").orElse("rw"));
    if (wanted.instance() == null && wanted.host() == null) {
      throw new Fault.Invalid("Invalid request to attach volume to an invalid target");
    }
    return wanted;
  }

  /// Writes it in one transaction. A second attachment to the same place is none.
  ///
  /// @throws Fault.NotFound if the volume is gone, or given to another project
  /// @throws Fault.Invalid if its state forbids it; nothing is written then
  @Transactional
  public void attach(Volume read, Attached wanted) {
    volumes.hold(read);
    Volume volume = volumes.get(read.id(), new Scope.All());
    Map<String, String> noted = metadata.admin().get(volume.id().value());
    requireOpen(volumes.reread(volume), noted, wanted);
    boolean there = attachments.of(volume.id()).stream().anyMatch(each -> isThere(each, wanted));
    requireFree(volume, there);
    events.around("attach", volume, () -> write(volume, noted, wanted, there));
  }

  private static boolean isThere(Attachment attachment, Attached wanted) {
    return attachment.is(AttachmentStatus.ATTACHED)
        && (wanted.instance() == null
            ? Objects.equals(attachment.attachedHost(), wanted.host())
            : wanted.instance().equals(attachment.instanceUuid()));
  }

  private static void requireOpen(Volume volume, Map<String, String> noted, Attached wanted) {
    if (volume.status().equals(VolumeStatus.MAINTENANCE)) {
      throw Fault.Invalid.volume("Unable to attach volume, because it is in maintenance.");
    }
    if (CLOSED.contains(volume.status())) {
      throw Fault.Invalid.volume(
          "Volume %s cannot be attached while it is %s.".formatted(volume.id(), volume.status()));
    }
    if ("True".equals(noted.get(READONLY)) && !wanted.mode().equals("ro")) {
      throw new Fault.Invalid(
          "Invalid attaching mode '%s' for volume %s.".formatted(wanted.mode(), volume.id()));
    }
    if (volume.status().equals(VolumeStatus.ATTACHING)
        && !noted.getOrDefault(MODE, wanted.mode()).equals(wanted.mode())) {
      throw Fault.Invalid.volume("being attached by different mode");
    }
  }

  private static void requireFree(Volume volume, boolean there) {
    if (!there
        && volume.status().equals(VolumeStatus.IN_USE)
        && !volume.multiattach()
        && volume.migrationStatus() == null) {
      throw Fault.Invalid.volume(
          "volume is already attached and multiple attachments are not enabled");
    }
  }

  private Volume write(Volume volume, Map<String, String> noted, Attached wanted, boolean there) {
    if (!there) {
      attachments.attach(volume.id(), wanted);
      metadata
          .admin()
          .merge(
              volume.id().value(),
              Map.of(READONLY, noted.getOrDefault(READONLY, "False"), MODE, wanted.mode()));
    }
    volumes.settleAttachments(volume.id());
    return volumes.reread(volume);
  }
}
