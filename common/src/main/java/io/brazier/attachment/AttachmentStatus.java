package io.brazier.attachment;

/// Where an attachment is in its life (`cinder/objects/fields.py: VolumeAttachStatus`).
///
/// ```
///  reserved ──▶ attaching ──▶ attached ──▶ (row gone)
///                  │  ▲
///                  ▼  │
///            error_attaching
/// ```
public enum AttachmentStatus {
  /// A server is to have the volume; nobody has said from where.
  RESERVED("reserved"),
  /// It is known from where, and the volume is offered there.
  ATTACHING("attaching"),
  /// The server has it.
  ATTACHED("attached"),
  /// It was taken away.
  DETACHED("detached"),
  /// It could not be offered.
  ERROR_ATTACHING("error_attaching");

  private final String word;

  AttachmentStatus(String word) {
    this.word = word;
  }

  /// The word in the database and on the wire.
  public String word() {
    return word;
  }
}
