package io.brazier.api.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.brazier.api.links.Link;
import io.brazier.api.request.CurrentRequest;
import io.brazier.api.view.WireTime;
import io.brazier.usermessage.UserMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A user message as a client sees it (`cinder/api/v3/views/messages.py`).
///
/// @param userMessage what was done and why it failed; for administrators followed by the cause
/// @param guaranteedUntil until when it is kept
/// @param resourceType shown only if set
/// @param resourceUuid shown only if set
record MessageView(
    String id,
    @JsonProperty("event_id") String eventId,
    @JsonProperty("user_message") String userMessage,
    @JsonProperty("message_level") String messageLevel,
    @JsonProperty("created_at") @Nullable String createdAt,
    @JsonProperty("guaranteed_until") @Nullable String guaranteedUntil,
    @JsonProperty("request_id") String requestId,
    List<Link> links,
    @JsonProperty("resource_type") @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String resourceType,
    @JsonProperty("resource_uuid") @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String resourceUuid) {

  MessageView {
    links = List.copyOf(links);
  }

  static MessageView of(UserMessage message, CurrentRequest request) {
    return new MessageView(
        message.id(),
        message.eventId(),
        text(message, request.context().admin()),
        message.messageLevel(),
        WireTime.of(message.createdAt()),
        WireTime.of(message.expiresAt()),
        message.requestId(),
        request.links().of("messages", message.id()),
        message.resourceType(),
        message.resourceUuid());
  }

  /// The cause names pools and hosts, which are not for tenants (P7).
  private static String text(UserMessage message, boolean admin) {
    String cause = message.cause();
    return admin && cause != null ? message.text() + " " + cause : message.text();
  }
}
