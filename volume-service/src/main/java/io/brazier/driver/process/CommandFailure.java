package io.brazier.driver.process;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A program call that did not end as it should. The kind says what is known of its effect.
public abstract sealed class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Command command;

  private CommandFailure(Command command, String what, @Nullable Throwable cause) {
    super("%s: %s".formatted(command, what), cause);
    this.command = command;
  }

  /// What was run.
  public Command command() {
    return command;
  }

  /// The program ran to its end and reported failure. What it did before is not known.
  public static final class Exited extends CommandFailure {
    private static final long serialVersionUID = 1L;
    private final int exitCode;

    /// @param stderr the tail of the program's standard error
    public Exited(Command command, int exitCode, String stderr) {
      super(command, "exit status %d: %s".formatted(exitCode, stderr.strip()), null);
      this.exitCode = exitCode;
    }

    /// The program's exit status.
    public int exitCode() {
      return exitCode;
    }
  }

  /// The program ran too long and was killed. What it did before is not known.
  public static final class Killed extends CommandFailure {
    private static final long serialVersionUID = 1L;

    /// @param after how long it had run
    public Killed(Command command, Duration after, String stderr) {
      super(command, "killed after %d ms: %s".formatted(after.toMillis(), stderr.strip()), null);
    }
  }

  /// The program could not be started: nothing happened.
  public static final class NotStarted extends CommandFailure {
    private static final long serialVersionUID = 1L;

    /// @param cause the system's reason, for example that there is no such program
    public NotStarted(Command command, Throwable cause) {
      super(command, "cannot be started: " + cause.getMessage(), cause);
    }
  }

  /// The program wrote more than is kept, so its answer cannot be used. It ran to its end.
  public static final class TooMuchOutput extends CommandFailure {
    private static final long serialVersionUID = 1L;

    /// @param limitBytes how much is kept
    public TooMuchOutput(Command command, int limitBytes) {
      super(command, "wrote more than %d bytes".formatted(limitBytes), null);
    }
  }
}
