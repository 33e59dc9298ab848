package io.brazier.api.attachment;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brazier.api.microversion.Microversions;
import io.brazier.api.view.Fields;
import io.brazier.api.view.WireTime;
import io.brazier.attachment.Attachment;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An attachment as a client sees it (`cinder/api/v3/views/attachments.py`).
///
/// @param keys in Cinder's order
record AttachmentView(@JsonValue Map<String, @Nullable Object> keys) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// Where nobody has said: a word and not null.
  private static final String NO_MODE = "null";

  private static final Fields<Attachment> SUMMARY =
      Fields.<Attachment>none()
          .add("id", Attachment::id)
          .add("status", Attachment::attachStatus)
          .add("instance", Attachment::instanceUuid)
          .add("volume_id", seen -> seen.volumeId().value());

  private static final Fields<Attachment> DETAIL =
      SUMMARY
          .add("attached_at", seen -> moment(seen.attachTime()))
          .add("detached_at", seen -> moment(seen.detachTime()))
          .add("attach_mode", seen -> Objects.requireNonNullElse(seen.attachMode(), NO_MODE))
          .add("connection_info", AttachmentView::connection);

  /// The entry of a plain list.
  static AttachmentView summary(Attachment attachment) {
    return new AttachmentView(SUMMARY.of(attachment, Microversions.MINIMUM));
  }

  /// Everything.
  static AttachmentView detail(Attachment attachment) {
    return new AttachmentView(DETAIL.of(attachment, Microversions.MINIMUM));
  }

  /// How the volume is reached; empty until that is known.
  private static JsonNode connection(Attachment attachment) {
    String info = attachment.connectionInfo();
    try {
      return JSON.readTree(info == null ? "{}" : info);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database keeps JSON only", e);
    }
  }

  private static String moment(@Nullable Instant moment) {
    String text = WireTime.of(moment);
    return text == null ? "" : text;
  }

  /// Without what opens the volume.
  @Override
  public String toString() {
    return "attachment " + keys.get("id");
  }
}
