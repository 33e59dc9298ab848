package io.brazier.context;

import java.util.UUID;

/// Where fresh ids come from; the one place that may call [UUID#randomUUID].
@FunctionalInterface
public interface Identifiers {

  /// An id that nobody had before.
  UUID next();
}
