package io.brazier.api.walls;

/// Which callers a request is open to. Each trait lists what the callers get, in the order of
/// [io.brazier.api.roles.Caller]: a reader, a member, an administrator of another project, a member
/// of another project, somebody without a role, a reader and an administrator of the whole system.
enum Trait {
  /// For everybody with a token.
  OPEN("ok ok ok ok ok ok ok"),
  /// A list of what the caller's project has.
  LIST("ok ok ok ok 403 403 ok"),
  /// Makes something for the caller's project.
  CREATE("403 ok ok ok 403 403 403"),
  /// Shows a volume; who may not see it does not learn that it is there.
  READ_VOLUME("ok ok ok 404 404 403 ok"),
  /// Changes a volume.
  WRITE_VOLUME("403 ok ok 404 404 403 ok"),
  /// Changes a volume, for administrators.
  ADMIN_VOLUME("403 403 ok 404 404 403 ok"),
  /// Changes a volume that is attached, which the estate's is not, or attaches it to what lacks an
  /// initiator.
  IN_USE_VOLUME("403 400 400 404 404 403 400"),
  /// Makes a snapshot of a volume of the estate's project, for the caller's project.
  SNAP_VOLUME("403 ok ok 404 404 403 403"),
  /// Shows a snapshot; policy says so itself when it hides one.
  READ_SNAPSHOT("ok ok ok 404 403 403 ok"),
  /// Changes a snapshot.
  WRITE_SNAPSHOT("403 ok ok 404 403 403 ok"),
  /// Changes a snapshot as only administrators may.
  ADMIN_SNAPSHOT("403 403 ok 404 403 403 ok"),
  /// Shows a message.
  READ_MESSAGE("ok ok ok 404 403 403 ok"),
  /// Removes a message.
  WRITE_MESSAGE("403 ok ok 404 403 403 ok"),
  /// Shows a transfer that the estate's project offers.
  READ_TRANSFER("ok ok ok 404 403 403 ok"),
  /// Takes back such a transfer.
  WRITE_TRANSFER("403 ok ok 404 403 403 ok"),
  /// Shows an attachment; no rule hides one.
  READ_ATTACHMENT("ok ok ok 404 ok 403 ok"),
  /// Changes an attachment.
  WRITE_ATTACHMENT("403 ok ok 404 403 403 ok"),
  /// Changes an attachment with a connector that no storage host is asked about.
  IN_VAIN_ATTACHMENT("403 400 400 404 403 403 400"),
  /// Takes what is offered, by its key.
  ACCEPT("403 ok ok ok 403 403 403"),
  /// Shows a private type that the estate's project may use.
  READ_TYPE("ok ok ok 404 403 403 ok"),
  /// Shows limits of the estate's project.
  READ_QUOTA("ok ok ok 403 403 403 ok"),
  /// For administrators.
  ADMIN("403 403 ok 403 403 403 ok"),
  /// For administrators, who are told that there is none.
  ADMIN_OF_NONE("403 403 404 403 403 403 404"),
  /// For administrators, whom nothing lets do it.
  ADMIN_IN_VAIN("403 403 400 403 403 403 400");

  private final String replies;

  Trait(String replies) {
    this.replies = replies;
  }

  String replies() {
    return replies;
  }
}
