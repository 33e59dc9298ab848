package io.brazier.api.attachment;

import io.brazier.api.action.Action;
import io.brazier.api.attachment.Attachments.Found;
import io.brazier.api.schema.Schemas;
import io.brazier.api.volume.action.VolumeEvents;
import io.brazier.attachment.AttachmentRepository;
import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/// Says that a volume has arrived where it was offered (`cinder/api/v3/attachments.py: complete`).
@ApplicationScoped
class CompleteAttachment {

  private final AttachmentRepository attachments;
  private final VolumeRepository volumes;
  private final VolumeEvents events;

  CompleteAttachment(
      AttachmentRepository attachments, VolumeRepository volumes, VolumeEvents events) {
    this.attachments = attachments;
    this.volumes = volumes;
    this.events = events;
  }

  /// `os-complete` of attachments.
  @Produces
  @Singleton
  Action<Found> osComplete() {
    return Action.<Found>done(
            "os-complete",
            Schemas.any(),
            "volume:attachment_complete",
            (found, _, _) -> complete(found))
        .since("3.44");
  }

  /// Completes it in one transaction, whatever its status.
  ///
  /// @throws Fault.NotFound if it is gone meanwhile
  @Transactional
  public void complete(Found found) {
    volumes.hold(found.volume());
    if (!attachments.complete(found.attachment().id())) {
      throw Fault.NotFound.attachment(found.attachment().id());
    }
    volumes.settleAttachments(found.volume().id());
    Volume attached = volumes.get(found.volume().id(), new Scope.All());
    events.tell("attach.end", volumes.reread(attached));
  }
}
