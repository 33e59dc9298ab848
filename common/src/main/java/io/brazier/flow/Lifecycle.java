package io.brazier.flow;

import java.util.Set;

/// States that know which others may follow them.
interface Lifecycle<S extends Lifecycle<S>> {
  Set<S> next();

  default boolean mayBecome(S state) {
    return next().contains(state);
  }
}
