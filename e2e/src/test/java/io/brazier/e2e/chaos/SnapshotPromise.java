package io.brazier.e2e.chaos;

/// What a client may expect of a snapshot whose create was accepted. One client at a time uses it.
final class SnapshotPromise {

  private final String id;
  private final Promise volume;
  private volatile boolean going;
  private volatile boolean perhapsGoing;

  SnapshotPromise(String id, Promise volume) {
    this.id = id;
    this.volume = volume;
  }

  String id() {
    return id;
  }

  Promise volume() {
    return volume;
  }

  /// A delete was accepted.
  void goes() {
    going = true;
  }

  /// A delete got no answer.
  void perhapsGoes() {
    perhapsGoing = true;
  }

  /// Nobody asked for its end.
  boolean isPresent() {
    return !going && !perhapsGoing;
  }

  boolean isGoing() {
    return going;
  }

  @Override
  public String toString() {
    return "snapshot %s of %s%s".formatted(id, volume, going ? ", deleted" : "");
  }
}
