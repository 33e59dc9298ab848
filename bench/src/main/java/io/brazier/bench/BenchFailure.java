package io.brazier.bench;

import java.io.Serial;

/// A measurement could not be made. Nothing is reported then: half a table misleads.
final class BenchFailure extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  BenchFailure(String message) {
    super(message);
  }

  BenchFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
