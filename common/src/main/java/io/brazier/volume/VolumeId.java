package io.brazier.volume;

/// The id of a volume: a UUID in its usual spelling.
public record VolumeId(String value) {

  /// The name of the volume on its storage (`volume_name_template`, `cinder/db/models.py`).
  public String nameOnStorage() {
    return "volume-" + value;
  }

  @Override
  public String toString() {
    return value;
  }
}
