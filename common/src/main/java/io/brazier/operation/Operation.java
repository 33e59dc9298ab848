package io.brazier.operation;

import io.brazier.connection.ConnectionStatus;
import io.brazier.message.Pace;
import io.brazier.resource.ResourceKind;
import io.brazier.resource.ResourceRef;
import io.brazier.resource.Status;
import io.brazier.resource.Transition;
import io.brazier.snapshot.SnapshotStatus;
import io.brazier.usermessage.MessageAction;
import io.brazier.usermessage.MessageDetail;
import io.brazier.volume.VolumeStatus;
import io.brazier.volume.VolumeTransition;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// What can be done to a resource by a service that is not the one asked. To be here is to be
/// registered: workers, runners, doctor and the fault suite know every operation from this list
/// (`docs/adding-an-operation.md`).
@SuppressWarnings("ImmutableEnumChecker") // all of it are records that copy what they are given
public enum Operation {
  /// Place and make a volume (`cinder/volume/flows`).
  CREATE_VOLUME(
      "create_volume",
      Pace.QUICK,
      VolumeStatus.CREATING,
      VolumeTransition.CREATE_FAILED,
      new Words(
          "create", MessageAction.CREATE_VOLUME_FROM_BACKEND, MessageDetail.DRIVER_FAILED_CREATE)),
  /// The same from a snapshot or a volume: a word of its own, so that services of a version that
  /// only makes blank volumes leave it to others.
  CREATE_VOLUME_FROM(
      "create_volume_from",
      Pace.QUICK,
      VolumeStatus.CREATING,
      VolumeTransition.CREATE_FAILED,
      new Words(
          "create", MessageAction.CREATE_VOLUME_FROM_BACKEND, MessageDetail.DRIVER_FAILED_CREATE)),
  /// Wipe and remove a volume.
  DELETE_VOLUME(
      "delete_volume",
      Pace.SLOW,
      VolumeStatus.DELETING,
      VolumeTransition.DELETE_FAILED,
      new Words("delete", MessageAction.DELETE_VOLUME, MessageDetail.DRIVER_FAILED_DELETE)),
  /// Make a volume larger.
  EXTEND_VOLUME(
      "extend_volume",
      Pace.QUICK,
      VolumeStatus.EXTENDING,
      VolumeTransition.EXTEND_FAILED,
      new Words("resize", MessageAction.EXTEND_VOLUME, MessageDetail.DRIVER_FAILED_EXTEND)),
  /// Give a volume another type where it is. A refusal leaves it as it was.
  RETYPE_VOLUME(
      "retype_volume",
      Pace.QUICK,
      VolumeStatus.RETYPING,
      VolumeTransition.RETYPE_LOST,
      new Words("retype", MessageAction.RETYPE_VOLUME, MessageDetail.NO_BACKEND_AVAILABLE)),
  /// Make a volume what its latest snapshot has.
  REVERT_VOLUME(
      "revert_to_snapshot",
      Pace.SLOW,
      VolumeStatus.REVERTING,
      VolumeTransition.REVERT_FAILED,
      new Words("revert", MessageAction.REVERT_VOLUME, MessageDetail.DRIVER_FAILED_REVERT)),
  /// Make a snapshot of a volume.
  CREATE_SNAPSHOT(
      "create_snapshot",
      Pace.QUICK,
      SnapshotStatus.CREATING,
      SnapshotStatus.CREATE_FAILED,
      new Words("create", MessageAction.SNAPSHOT_CREATE, MessageDetail.SNAPSHOT_CREATE_ERROR)),
  /// Wipe and remove a snapshot.
  DELETE_SNAPSHOT(
      "delete_snapshot",
      Pace.SLOW,
      SnapshotStatus.DELETING,
      SnapshotStatus.DELETE_FAILED,
      new Words("delete", MessageAction.SNAPSHOT_DELETE, MessageDetail.SNAPSHOT_DELETE_ERROR)),
  /// Let an initiator reach a volume.
  INITIALIZE_CONNECTION(
      "initialize_connection",
      Pace.QUICK,
      ConnectionStatus.CONNECTING,
      ConnectionStatus.CONNECT_FAILED,
      new Words("attach", MessageAction.UPDATE_ATTACHMENT, MessageDetail.ATTACH_ERROR)),
  /// End that.
  TERMINATE_CONNECTION(
      "terminate_connection",
      Pace.QUICK,
      ConnectionStatus.DISCONNECTING,
      ConnectionStatus.DISCONNECT_FAILED,
      new Words("detach", MessageAction.DETACH_VOLUME, MessageDetail.DETACH_ERROR));

  /// What is told of it.
  ///
  /// @param event the middle of its notifications, such as `volume.EVENT.start`
  /// @param action what a user message says was being done when it failed on its backend
  /// @param detail what it says why
  private record Words(String event, MessageAction action, MessageDetail detail) {}

  private final String word;
  private final Pace pace;
  private final Status during;
  private final Transition failure;
  private final Words words;

  Operation(String word, Pace pace, Status during, Transition failure, Words words) {
    this.word = word;
    this.pace = pace;
    this.during = during;
    this.failure = failure;
    this.words = words;
  }

  /// The operation of a word; empty if only newer services know it.
  public static Optional<Operation> named(String word) {
    return Arrays.stream(values()).filter(operation -> operation.word.equals(word)).findFirst();
  }

  /// The operations of a kind of resource.
  public static Stream<Operation> of(ResourceKind kind) {
    return Arrays.stream(values()).filter(operation -> operation.kind() == kind);
  }

  /// Its name in rows, messages, logs and spans, for example `create_volume`.
  public String word() {
    return word;
  }

  /// What it is done to.
  public ResourceKind kind() {
    return failure.kind();
  }

  /// The one that it is done to.
  public ResourceRef on(String id) {
    return ResourceRef.of(kind(), id);
  }

  /// Which lane of a backend it takes.
  public Pace pace() {
    return pace;
  }

  /// The resource's status while it lasts. A resource in it has a worker.
  public Status during() {
    return during;
  }

  /// Where a failure leads.
  public Transition failure() {
    return failure;
  }

  /// The name of a notification, for example `create.start`.
  ///
  /// @param stage `start`, `end` or `error`
  public String event(String stage) {
    return words.event() + '.' + stage;
  }

  /// What a user message says was being done when it failed on its backend.
  public MessageAction action() {
    return words.action();
  }

  /// What a user message says why, when the backend could not.
  public MessageDetail detail() {
    return words.detail();
  }
}
