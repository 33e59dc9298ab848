package io.brazier.driver.process;

/// The caller was told to stop while a program ran, and so the program was told to end. The thread
/// stays interrupted.
///
/// Nothing has failed, so this is no [CommandFailure]: nobody tries again, looks elsewhere or
/// reports an error. The operation is to be repeated as a whole by whoever does the caller's work
/// next. What the program did before is not known.
public final class CommandInterrupted extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// @param command what ran
  public CommandInterrupted(Command command, InterruptedException cause) {
    super(command + ": interrupted", cause);
  }
}
