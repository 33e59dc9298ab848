package io.brazier.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The `brazier` script, which starts and stops services and reaches storage hosts.
record Script(Path path) {

  private record Output(int status, String text) {}

  /// Runs a command.
  ///
  /// @return what it printed
  /// @throws BenchFailure if it fails
  String run(String... arguments) {
    Output output = output(arguments);
    if (output.status() != 0) {
      throw new BenchFailure(
          "brazier %s failed: %s".formatted(String.join(" ", arguments), output.text()));
    }
    return output.text();
  }

  /// The parts of the instance and their processes, whether they are well or not.
  Parts parts() {
    return Parts.parse(output("status").text());
  }

  /// Runs a shell script on the first storage host.
  String onHost(String shell) {
    return run("exec", "--", "sh", "-c", shell);
  }

  private Output output(String... arguments) {
    List<String> command = new ArrayList<>(List.of(path.toString()));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Output(process.waitFor(), text);
    } catch (IOException failed) {
      throw new BenchFailure("cannot run " + path, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", interrupted);
    }
  }
}
