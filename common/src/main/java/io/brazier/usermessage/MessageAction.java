package io.brazier.usermessage;

/// What was being done when it failed. Ids and texts are part of Cinder's contract
/// (`cinder/message/message_field.py`).
public enum MessageAction implements MessageField {
  SCHEDULE_ALLOCATE_VOLUME("001", "schedule allocate volume"),
  UPDATE_ATTACHMENT("004", "update attachment"),
  EXTEND_VOLUME("007", "extend volume"),
  CREATE_VOLUME_FROM_BACKEND("008", "create volume from backend storage"),
  SNAPSHOT_CREATE("009", "create snapshot"),
  SNAPSHOT_DELETE("010", "delete snapshot"),
  /// Ours: Cinder leaves `error_deleting` without a word. Far from the ids that Cinder may yet
  /// give.
  DELETE_VOLUME("900", "delete volume"),
  /// Ours: Cinder says nothing of it.
  RESET_STATUS("901", "reset status"),
  /// Ours, as [#RESET_STATUS].
  RETYPE_VOLUME("902", "retype volume"),
  /// Ours, as the last.
  REVERT_VOLUME("903", "revert volume to snapshot"),
  /// Ours, as the last.
  DETACH_VOLUME("904", "detach volume");

  private final String id;
  private final String text;

  MessageAction(String id, String text) {
    this.id = id;
    this.text = text;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String text() {
    return text;
  }
}
