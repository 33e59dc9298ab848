package io.brazier.resource;

/// The kinds of resources that services work on, with the words that stand for them.
public enum ResourceKind {
  /// A volume.
  VOLUME("Volume", "VOLUME", "volumes", "Volume"),
  /// A snapshot of a volume.
  SNAPSHOT("Snapshot", "VOLUME_SNAPSHOT", "snapshots", "Snapshot"),
  /// The access of an initiator to a volume; messages about it are about the volume.
  CONNECTION("VolumeConnection", "VOLUME", "volume_connections", "Connection");

  private final String workerWord;
  private final String messageWord;
  private final String table;
  private final String title;

  ResourceKind(String workerWord, String messageWord, String table, String title) {
    this.workerWord = workerWord;
    this.messageWord = messageWord;
    this.table = table;
    this.title = title;
  }

  /// Cinder's class name, `resource_type` of its worker.
  public String workerWord() {
    return workerWord;
  }

  /// `resource_type` of user messages (`cinder/message/message_field.py: Resource`).
  public String messageWord() {
    return messageWord;
  }

  /// Where its rows are.
  public String table() {
    return table;
  }

  /// How sentences begin that speak of one.
  public String title() {
    return title;
  }
}
