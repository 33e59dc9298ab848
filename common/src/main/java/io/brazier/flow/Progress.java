package io.brazier.flow;

import java.util.function.LongSupplier;

/// The current state of one task or one run; refuses what the states do not allow. Confined to the
/// thread of the run.
final class Progress<S extends Lifecycle<S>> {
  private final LongSupplier ticker;
  private S state;
  private long since;

  Progress(S initial, LongSupplier ticker) {
    this.ticker = ticker;
    this.state = initial;
    this.since = ticker.getAsLong();
  }

  S state() {
    return state;
  }

  /// Moves on.
  ///
  /// @throws IllegalStateException if the current state may not become that one
  Change<S> to(S next) {
    if (!state.mayBecome(next)) {
      throw new IllegalStateException(state + " may not become " + next);
    }
    long now = ticker.getAsLong();
    Change<S> change = new Change<>(state, next, now - since);
    state = next;
    since = now;
    return change;
  }
}
