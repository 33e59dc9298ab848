package io.brazier.e2e.instance;

import java.util.List;

/// What a program left behind.
///
/// @param arguments the command line
/// @param status its exit status
public record ProgramOutput(List<String> arguments, int status, String stdout, String stderr) {

  public ProgramOutput {
    arguments = List.copyOf(arguments);
  }

  /// Its standard output.
  ///
  /// @throws AssertionError if it failed
  public String orFail() {
    if (status != 0) {
      throw new AssertionError(
          "%s ended with %d%n%s%s".formatted(arguments, status, stdout, stderr));
    }
    return stdout;
  }
}
