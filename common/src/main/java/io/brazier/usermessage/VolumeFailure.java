package io.brazier.usermessage;

import io.brazier.volume.VolumeId;

/// A failure that is told to the project of a volume.
///
/// @param projectId who is told
/// @param requestId the request that failed
/// @param volumeId the volume it was about
/// @param action what was being done
/// @param detail why it failed
/// @param cause the same in words with every name, for administrators
public record VolumeFailure(
    String projectId,
    String requestId,
    VolumeId volumeId,
    MessageAction action,
    MessageDetail detail,
    String cause) {

  private static final String RESOURCE_TYPE = "VOLUME";

  String resourceType() {
    return RESOURCE_TYPE;
  }

  String eventId() {
    return "VOLUME_%s_%s_%s".formatted(RESOURCE_TYPE, action.id(), detail.id());
  }
}
