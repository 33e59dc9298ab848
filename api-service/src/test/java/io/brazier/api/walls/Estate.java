package io.brazier.api.walls;

import io.brazier.backend.BackendAddress;
import java.util.List;

/// What project `abc` owns, for others to want: a volume on a backend, a message about it, a
/// private type, a volume that it offers, a volume with a snapshot, a snapshot in the making, and
/// an attachment; and what operators made besides: QoS specs that no type has, and a private type
/// that is encrypted; and for everybody a group type.
///
/// @param mark is in every name, value and host of it, and nowhere else
/// @param offeredId the volume that is offered
/// @param offerKey what opens the transfer
/// @param makingId the snapshot in the making
/// @param heldId the volume that has the snapshot
/// @param attachmentId an attachment of a volume, which is reserved for nobody in particular
record Estate(
    String mark,
    String volumeId,
    String messageId,
    String typeId,
    String secretId,
    String qosId,
    String groupTypeId,
    String offeredId,
    String transferId,
    String offerKey,
    String snapshotId,
    String makingId,
    String heldId,
    String attachmentId) {

  /// The project of the callers that may touch it.
  static final String PROJECT = "abc";

  String volumeName() {
    return "volume-of-" + mark;
  }

  String metadataValue() {
    return "value-of-" + mark;
  }

  String typeName() {
    return "type-of-" + mark;
  }

  /// Where the volume is; no tenant is told.
  BackendAddress pool() {
    return new BackendAddress(host(), "lvm", "pool");
  }

  String host() {
    return "host-of-" + mark;
  }

  /// A backend of the host that takes no new volumes.
  String frozen() {
    return host() + "@frozen";
  }

  /// The ids that others do not learn.
  List<String> ids() {
    return List.of(
        volumeId,
        messageId,
        typeId,
        secretId,
        qosId,
        offeredId,
        transferId,
        snapshotId,
        makingId,
        heldId,
        attachmentId);
  }

  /// Puts the estate's ids and names in the places of a request that are held for them.
  String fill(String text) {
    return text.replace("$volumeName", volumeName())
        .replace("$volume", volumeId)
        .replace("$attachment", attachmentId)
        .replace("$snapshot", snapshotId)
        .replace("$making", makingId)
        .replace("$held", heldId)
        .replace("$message", messageId)
        .replace("$typeName", typeName())
        .replace("$type", typeId)
        .replace("$value", metadataValue())
        .replace("$mark", mark)
        .replace("$qos", qosId)
        .replace("$group", groupTypeId)
        .replace("$secret", secretId)
        .replace("$backend", pool().service())
        .replace("$frozen", frozen())
        .replace("$host", host())
        .replace("$transfer", transferId)
        .replace("$key", offerKey)
        .replace("$project", PROJECT);
  }
}
