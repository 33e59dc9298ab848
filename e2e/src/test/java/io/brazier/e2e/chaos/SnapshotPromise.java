package io.brazier.e2e.chaos;

/// What a client may expect of a snapshot whose create was accepted. One client at a time uses it.
final class SnapshotPromise {

  private final String id;
  private final Promise volume;
  private volatile boolean going;
  private volatile boolean perhapsGoing;
  private volatile boolean busy;

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

  /// Something was asked for that may keep it from being deleted for a while.
  void perhapsBusy() {
    busy = true;
  }

  boolean isPerhapsBusy() {
    return busy;
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
