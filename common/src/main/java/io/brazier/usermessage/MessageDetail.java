package io.brazier.usermessage;

/// Why it failed. Ids and texts are part of Cinder's contract (`cinder/message/message_field.py`).
public enum MessageDetail implements MessageField {
  UNKNOWN_ERROR("001", "An unknown error occurred."),
  DRIVER_NOT_INITIALIZED("002", "Driver is not initialized at present."),
  NO_BACKEND_AVAILABLE("003", "Could not find any available weighted backend."),
  DRIVER_FAILED_EXTEND("010", "Volume Driver failed to extend volume."),
  DRIVER_FAILED_CREATE("012", "Driver failed to create the volume."),
  SNAPSHOT_CREATE_ERROR("013", "Snapshot failed to create."),
  SNAPSHOT_IS_BUSY("015", "Snapshot is busy."),
  SNAPSHOT_DELETE_ERROR("016", "Snapshot failed to delete."),
  ATTACH_ERROR("021", "Failed to attach volume."),
  /// Ours, as [MessageAction#DELETE_VOLUME].
  DRIVER_FAILED_DELETE("900", "Driver failed to delete the volume."),
  /// Ours, as [MessageAction#RESET_STATUS].
  SET_BY_ADMINISTRATOR("901", "An administrator has set the status."),
  /// Ours, as [MessageAction#DELETE_VOLUME].
  DRIVER_FAILED_REVERT("902", "Driver failed to revert the volume."),
  /// Ours, as [MessageAction#DETACH_VOLUME].
  DETACH_ERROR("903", "Failed to detach volume.");

  private final String id;
  private final String text;

  MessageDetail(String id, String text) {
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
