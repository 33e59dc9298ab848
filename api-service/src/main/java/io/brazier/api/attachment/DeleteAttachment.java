package io.brazier.api.attachment;

import io.brazier.api.attachment.Attachments.Found;
import io.brazier.api.connection.Detachment;
import io.brazier.api.connection.ServerUse;
import io.brazier.attachment.Attachment;
import io.brazier.context.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Takes an attachment away (`cinder/volume/api.py: attachment_delete`).
@ApplicationScoped
class DeleteAttachment {

  private final Attachments reader;
  private final ServerUse use;
  private final Detachment detachment;

  DeleteAttachment(Attachments reader, ServerUse use, Detachment detachment) {
    this.reader = reader;
    this.use = use;
    this.detachment = detachment;
  }

  /// Takes it away.
  ///
  /// @return those that are left of the volume
  /// @throws io.brazier.fault.Fault.NotFound if the caller sees no such attachment, or it is gone
  ///   meanwhile
  /// @throws io.brazier.fault.Fault.Conflict if a server has the volume by it and no service asks
  List<Attachment> delete(String id, RequestContext context) {
    Found found = reader.permitted(id, "volume:attachment_delete", context);
    use.requireFree(found.attachment(), context);
    detachment.detach(found.attachment(), context);
    return reader.of(found.volume().id());
  }
}
