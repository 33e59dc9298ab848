package io.brazier.e2e.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program that the tests run, with what it needs from its environment.
///
/// @param environment added to the tests' own
/// @param limit after which it is killed and the test fails
public record Program(Map<String, String> environment, Duration limit) {

  public Program {
    environment = Map.copyOf(environment);
  }

  /// Runs it to its end. Its output goes through files: a server that it leaves behind may keep a
  /// pipe open for ever.
  public ProgramOutput run(List<String> arguments) {
    try {
      Path stdout = Files.createTempFile("brazier-e2e", ".out");
      Path stderr = Files.createTempFile("brazier-e2e", ".err");
      try {
        Process process =
            builder(arguments)
                .redirectOutput(stdout.toFile())
                .redirectError(stderr.toFile())
                .start();
        process.getOutputStream().close();
        int status = await(process, arguments, stderr);
        return new ProgramOutput(
            arguments, status, Files.readString(stdout), Files.readString(stderr));
      } finally {
        Files.delete(stdout);
        Files.delete(stderr);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts it and leaves it running; it ends when its standard input is closed.
  Background start(List<String> arguments) {
    try {
      return new Background(
          builder(arguments)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProcessBuilder builder(List<String> arguments) {
    ProcessBuilder builder = new ProcessBuilder(arguments);
    builder.environment().putAll(environment);
    return builder;
  }

  private int await(Process process, List<String> arguments, Path stderr) throws IOException {
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      process.destroyForcibly();
      throw new AssertionError(
          arguments + " did not end within " + limit + ": " + Files.readString(stderr));
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
