package io.brazier.usermessage;

import static io.brazier.list.Attribute.Scalar.NONE;
import static io.brazier.list.Attribute.Scalar.TEXT;
import static io.brazier.list.Attribute.nullable;
import static io.brazier.list.Attribute.required;

import io.brazier.list.Attributes;

/// What lists of user messages may be sorted and filtered by (`cinder/api/v3/messages.py`). They
/// are kept for a month only; filters look through those of the project.
public final class MessageAttributes {

  /// The table.
  public static final Attributes ALL =
      Attributes.of(
          "messages",
          "not deleted and expires_at > now()",
          nullable("resource_uuid", "resource_uuid", TEXT).forEverybody(),
          nullable("resource_type", "resource_type", TEXT).forEverybody(),
          required("event_id", "event_id", TEXT).forEverybody(),
          required("request_id", "request_id", TEXT).forEverybody(),
          required("message_level", "message_level", TEXT).forEverybody(),
          required("id", "id", TEXT),
          required("created_at", "created_at", NONE).by("messages_live_project"),
          required("guaranteed_until", "expires_at", NONE));

  private MessageAttributes() {}
}
