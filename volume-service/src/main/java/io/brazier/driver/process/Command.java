package io.brazier.driver.process;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// One program call: what to run, with which extra environment, and for how long at most.
///
/// @param argv program and arguments, handed to the kernel as they are; at least the program
/// @param environment variables set in addition to the service's own
/// @param timeout after it the program is told to end, and then killed with all its children
/// @param input what the program reads from its standard input; at most [#INPUT_LIMIT_BYTES]
public record Command(
    List<String> argv, Map<String, String> environment, Duration timeout, String input) {

  /// A page. Every pipe holds as much, so that who writes it never waits for the program.
  public static final int INPUT_LIMIT_BYTES = 4096;

  /// A call of a program that reads nothing.
  public Command(List<String> argv, Map<String, String> environment, Duration timeout) {
    this(argv, environment, timeout, "");
  }

  /// Copies the collections and refuses a call without a program, without time, or with more input
  /// than a pipe surely holds.
  public Command {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
    if (argv.isEmpty() || argv.getFirst().isEmpty()) {
      throw new IllegalArgumentException("command without a program");
    }
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("time-out is not positive: " + timeout);
    }
    if (input.getBytes(StandardCharsets.UTF_8).length > INPUT_LIMIT_BYTES) {
      throw new IllegalArgumentException("input is longer than " + INPUT_LIMIT_BYTES + " bytes");
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
    String call = String.join(" ", argv);
    return input.isEmpty() ? call : call + " <<< " + input.strip().replace("\n", "; ");
  }
}
