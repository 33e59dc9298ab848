package io.brazier.driver.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// One program call: what to run, with which extra environment, and for how long at most.
///
/// @param argv program and arguments, handed to the kernel as they are; at least the program
/// @param environment variables set in addition to the service's own
/// @param timeout after it the program is told to end, and then killed with all its children
public record Command(List<String> argv, Map<String, String> environment, Duration timeout) {

  /// Copies the collections and refuses a call without a program or without time.
  public Command {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
    if (argv.isEmpty() || argv.getFirst().isEmpty()) {
      throw new IllegalArgumentException("command without a program");
    }
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("time-out is not positive: " + timeout);
    }
  }

  /// The program's name without its folder; names spans and timers.
  public String program() {
    String path = argv.getFirst();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// The arguments after the program.
  public List<String> arguments() {
    return argv.subList(1, argv.size());
  }

  @Override
  public String toString() {
    return String.join(" ", argv);
  }
}
