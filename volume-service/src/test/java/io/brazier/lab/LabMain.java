package io.brazier.lab;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs a test class inside a lab host and writes a line per test to a file: `ok` or `failed`, the
/// milliseconds, the class and name, and what went wrong.
public final class LabMain {

  private LabMain() {}

  /// Runs a class.
  ///
  /// @param arguments the file to write, then the test class
  public static void main(String[] arguments) throws ClassNotFoundException {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(Class.forName(arguments[1])))
            .build();
    try (PrintWriter results = new PrintWriter(Files.newBufferedWriter(Path.of(arguments[0])))) {
      LauncherFactory.create().execute(request, new Lines(results));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Lines implements TestExecutionListener {
    private final PrintWriter results;
    private long startedNanos;

    private Lines(PrintWriter results) {
      this.results = results;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
      startedNanos = System.nanoTime();
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isTest() || result.getThrowable().isPresent()) {
        String trouble = result.getThrowable().map(Lines::oneLine).orElse("");
        results.printf(
            "%s\t%d\t%s\t%s%n",
            trouble.isEmpty() ? "ok" : "failed",
            (System.nanoTime() - startedNanos) / 1_000_000,
            test.getUniqueId()
                .replaceAll(".*nested-class:([^\\]]*)\\]/\\[method:([^(]*).*", "$1 $2"),
            trouble);
        results.flush();
      }
    }

    private static String oneLine(Throwable trouble) {
      return trouble.toString().replaceAll("\\s+", " ");
    }
  }
}
