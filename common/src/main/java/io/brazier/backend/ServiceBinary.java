package io.brazier.backend;

/// The services that keep a row in `services`, by Cinder's names.
public enum ServiceBinary {
  /// Chooses backends.
  CINDER_SCHEDULER("cinder-scheduler"),
  /// Runs one backend of one storage host.
  CINDER_VOLUME("cinder-volume");

  private final String wireName;

  ServiceBinary(String wireName) {
    this.wireName = wireName;
  }

  /// The word in the table, on the wire and in queue names.
  public String wireName() {
    return wireName;
  }
}
