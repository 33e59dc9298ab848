package io.brazier.driver.process;

import java.time.Duration;

/// How a program ended.
///
/// @param exitCode the program's own, or 128 + signal number if a signal ended it
/// @param stdout all it wrote to its standard output
/// @param stderr the tail of what it wrote to its standard error
/// @param took from start to end
public record CommandResult(int exitCode, String stdout, String stderr, Duration took) {

  /// Whether the program says that it did what it was asked.
  public boolean succeeded() {
    return exitCode == 0;
  }

  /// Gives this result if the program succeeded.
  ///
  /// @throws CommandFailure.Exited if it did not
  public CommandResult orThrow(Command command) {
    if (succeeded()) {
      return this;
    }
    throw new CommandFailure.Exited(command, exitCode, stderr);
  }
}
