package io.brazier.usermessage;

import io.brazier.resource.ResourceKind;

/// A failure that is told to the project of a resource.
///
/// @param projectId who is told
/// @param requestId the request that failed
/// @param kind what it was about
/// @param resourceId which one
/// @param action what was being done
/// @param detail why it failed
/// @param cause the same in words with every name, for administrators
public record UserFailure(
    String projectId,
    String requestId,
    ResourceKind kind,
    String resourceId,
    MessageAction action,
    MessageDetail detail,
    String cause) {

  String eventId() {
    return "VOLUME_%s_%s_%s".formatted(kind.messageWord(), action.id(), detail.id());
  }
}
