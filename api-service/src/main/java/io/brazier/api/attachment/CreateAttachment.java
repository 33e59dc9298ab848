package io.brazier.api.attachment;

import io.brazier.api.attachment.Attachments.Found;
import io.brazier.api.connection.Connector;
import io.brazier.api.microversion.VersionRange;
import io.brazier.api.request.CurrentRequest;
import io.brazier.api.schema.BodyFields;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schemas;
import io.brazier.api.volume.VolumeReader;
import io.brazier.attachment.Attachment;
import io.brazier.attachment.AttachmentRepository;
import io.brazier.fault.Fault;
import io.brazier.resource.Status;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeMetadataRepository;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeStatus;
import io.brazier.volume.VolumeTransition;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reserves a volume for a server or a host (`cinder/volume/api.py: attachment_create`).
@ApplicationScoped
class CreateAttachment {

  private static final ObjectSchema BODY =
      ObjectSchema.body(
          "attachment",
          ObjectSchema.closed()
              .required("volume_uuid", Schemas.uuid())
              .optional("instance_uuid", Schemas.uuid().orNull())
              .optional("connector", Schemas.mapOf(Schemas.any()).orNull())
              .optional("mode", VersionRange.since("3.54"), Schemas.oneOf("rw", "ro")));

  private static final Set<Status> TAKEN = Set.of(VolumeStatus.IN_USE, VolumeStatus.RESERVED);

  private final VolumeReader reader;
  private final VolumeRepository volumes;
  private final VolumeMetadataRepository metadata;
  private final AttachmentRepository attachments;
  private final ConnectAttachment connect;

  CreateAttachment(
      VolumeReader reader,
      VolumeRepository volumes,
      VolumeMetadataRepository metadata,
      AttachmentRepository attachments,
      ConnectAttachment connect) {
    this.reader = reader;
    this.volumes = volumes;
    this.metadata = metadata;
    this.attachments = attachments;
    this.connect = connect;
  }

  /// Reserves it, and offers it to where its connector is, if it has one. Needs no transaction of
  /// the caller's.
  ///
  /// @throws Fault.Invalid if the body's form is wrong, or the volume's state forbids it
  /// @throws Fault.NotFound if the caller sees no such volume
  /// @throws Fault.Failed if its storage host cannot offer it; the attachment stays
  Attachment create(CurrentRequest request) {
    BODY.check(request.body(), request.version());
    BodyFields wanted = new BodyFields(request.body().required("attachment"));
    Optional<Connector> connector =
        wanted
            .object("connector")
            .filter(given -> !given.object().isEmpty())
            .map(given -> Connector.withHost(given.object()));
    Found made = QuarkusTransaction.requiringNew().call(() -> reserve(wanted, request));
    return connector
        .map(given ->
            connect.connect(
                made, given, "Unable to create attachment for volume.", request.context()))
        .orElse(made.attachment());
  }

  /// In the caller's transaction.
  ///
  /// @throws Fault.NotFound if the caller sees no such volume
  /// @throws Fault.Invalid if the volume's state forbids it; nothing is written then
  private Found reserve(BodyFields wanted, CurrentRequest request) {
    Volume read =
        reader.permitted(
            wanted.text("volume_uuid").orElseThrow(),
            "volume:attachment_create",
            request.context());
    Status status = volumes.held(read);
    Volume volume = volumes.reread(read);
    if (status.word().contains("error")) {
      throw Fault.Invalid.volume(
          "Volume attachments can not be created if the volume is in an error state. The Volume %s currently has a status of: %s "
              .formatted(volume.id(), status));
    }
    String instance = wanted.text("instance_uuid").orElse(null);
    List<Attachment> others = attachments.of(volume.id());
    if (!others.isEmpty() && volume.multiattach() && volume.bootable()) {
      reader.require("volume:multiattach_bootable_volume", volume, request.context());
    }
    claim(volume, instance, others);
    Attachment made = attachments.reserve(volume.id(), instance, mode(volume, wanted));
    request.concerns(made.id());
    return new Found(made, volume);
  }

  /// A server that has the volume already may have it once more: it moves to another host (LP
  /// #1694530).
  private void claim(Volume volume, @Nullable String instance, List<Attachment> others) {
    boolean again = volume.multiattach();
    if (volumes.transition(
        volume.id(), again ? VolumeTransition.CLAIMED_AGAIN : VolumeTransition.CLAIMED)) {
      return;
    }
    boolean moves =
        instance != null
            && TAKEN.contains(volume.status())
            && others.stream().anyMatch(each -> instance.equals(each.instanceUuid()));
    if (!moves) {
      throw Fault.Invalid.volume(
          "Volume %s status must be %s to reserve, but the current status is %s."
              .formatted(
                  volume.id(),
                  again ? "available or in-use or downloading" : "available or downloading",
                  volume.status()));
    }
  }

  /// A volume that is for reading only is attached so, whatever was asked for.
  private @Nullable String mode(Volume volume, BodyFields wanted) {
    boolean readonly = "True".equals(metadata.admin().get(volume.id().value()).get("readonly"));
    return readonly ? "ro" : wanted.text("mode").orElse(null);
  }
}
