package io.brazier.e2e.chaos;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a client may expect of one volume by the answers it was given. One client at a time uses
/// it.
final class Promise {

  /// What the answers say about the volume's being there.
  enum Presence {
    /// The create was refused.
    NEVER,
    /// The create got no answer.
    PERHAPS,
    /// The create was accepted.
    PRESENT,
    /// A delete got no answer.
    PERHAPS_GOING,
    /// A delete was accepted.
    GOING
  }

  private final String tag;
  private final Set<String> names = new HashSet<>();
  private final Set<String> unsure = new HashSet<>();
  private final Set<Integer> sizes = new HashSet<>(Set.of(1));
  private final Set<String> types = new HashSet<>();
  private boolean busy;
  private volatile Presence presence = Presence.PERHAPS;
  private volatile @Nullable String id;

  /// @param tag the volume's description, by which it is found if its id was not told
  Promise(String tag, String name) {
    this.tag = tag;
    names.add(name);
  }

  String tag() {
    return tag;
  }

  @Nullable String id() {
    return id;
  }

  Presence presence() {
    return presence;
  }

  void accepted(String createdId) {
    id = createdId;
    presence = Presence.PRESENT;
  }

  void become(Presence next) {
    presence = next;
  }

  synchronized void renamed(String name) {
    names.clear();
    names.add(name);
  }

  /// A request without an answer may even be carried out late, after one that was answered.
  synchronized void perhapsRenamed(String name) {
    unsure.add(name);
  }

  synchronized boolean mayBeCalled(String name) {
    return names.contains(name) || unsure.contains(name);
  }

  /// A larger volume was asked for. It is refused later if its pool has no room, so both sizes are
  /// right.
  synchronized void mayGrow(int sizeGib) {
    sizes.add(sizeGib);
  }

  synchronized boolean mayHaveSize(int sizeGib) {
    return sizes.contains(sizeGib);
  }

  /// A type was asked for. A retype is refused later if the volume's pool does not serve the type,
  /// so each is right that was asked for at some time.
  synchronized void mayBeOf(String type) {
    types.add(type);
  }

  /// The type of another volume was asked for, from which it is made.
  synchronized void mayBeOfTypesOf(Promise source) {
    types.addAll(source.types());
  }

  private synchronized Set<String> types() {
    return Set.copyOf(types);
  }

  synchronized boolean mayHaveType(String type) {
    return types.contains(type);
  }

  /// A request without an answer may be carried out late, and something else be refused for it.
  synchronized void perhapsBusy() {
    busy = true;
  }

  synchronized boolean isPerhapsBusy() {
    return busy;
  }

  @Override
  public String toString() {
    return "%s (%s, id %s)".formatted(tag, presence, id);
  }
}
