package io.brazier.flow;

/// What a sabotaged task throws; nothing else throws it.
public final class SabotageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SabotageException(Sabotage sabotage) {
    super("Sabotaged: " + sabotage);
  }
}
