package io.brazier.doctor.diagnosis;

import java.io.Serial;

/// A part of the system could not be asked, so nothing can be said. The message says which part.
public final class Unreachable extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public Unreachable(String message) {
    super(message);
  }

  public Unreachable(String message, Throwable cause) {
    super(message, cause);
  }
}
