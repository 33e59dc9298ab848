package io.brazier.driver.process;

/// Runs programs and waits for them. Safe for use by many threads; the caller's thread, best a
/// virtual one, is blocked until the program has ended.
@FunctionalInterface
public interface CommandRunner {

  /// Runs a program to its end, whatever its exit status.
  ///
  /// @throws CommandFailure.NotStarted if there was no such program or no process to be had
  /// @throws CommandFailure.Killed if it ran longer than its time-out
  /// @throws CommandInterrupted if the thread was interrupted
  /// @throws CommandFailure.TooMuchOutput if its output was larger than any answer that makes sense
  CommandResult run(Command command);
}
