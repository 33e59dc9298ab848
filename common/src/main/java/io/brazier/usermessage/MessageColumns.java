package io.brazier.usermessage;

import io.brazier.page.Column;
import java.util.Map;
import java.util.Optional;

/// The attributes of a user message that lists may sort and filter by, and the columns behind them.
public final class MessageColumns {

  /// The last key of every sort, which makes it unique.
  public static final Column ID = Column.required("id");

  /// The first key when the client names none.
  public static final Column CREATED_AT = Column.required("created_at");

  private static final Map<String, Column> BY_ATTRIBUTE =
      Map.of(
          "id", ID,
          "created_at", CREATED_AT,
          "guaranteed_until", Column.required("expires_at"),
          "event_id", Column.required("event_id"),
          "request_id", Column.required("request_id"),
          "message_level", Column.required("message_level"),
          "resource_type", Column.nullable("resource_type"),
          "resource_uuid", Column.nullable("resource_uuid"));

  private MessageColumns() {}

  /// The column behind an attribute; empty if messages have no such attribute.
  public static Optional<Column> find(String attribute) {
    return Optional.ofNullable(BY_ATTRIBUTE.get(attribute));
  }
}
