package io.brazier.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Stops each service, starts it, and asks for its health until that says ready; then looks how
/// much memory it has. The time includes what the script needs to start a process.
final class StartPhase {

  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final int OK = 200;
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  private final Script script;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  StartPhase(Script script) {
    this.script = script;
  }

  List<Report.Start> run() {
    return List.of("api", "scheduler", "volume-1").stream().map(this::restart).toList();
  }

  private Report.Start restart(String service) {
    int port = script.parts().get(service).healthPort();
    script.run("stop", service);
    long begun = System.nanoTime();
    Thread starting = Thread.startVirtualThread(() -> script.run("start", service));
    Poll.until(service + " to be ready", PAUSE, LIMIT, () -> ready(port));
    double seconds = (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1);
    Poll.until("the script to end", PAUSE, LIMIT, () -> !starting.isAlive());
    return new Report.Start(service, seconds, residentMebibytes(script.parts().get(service)));
  }

  private boolean ready(int port) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", interrupted);
    }
  }

  private long residentMebibytes(Parts.Part part) {
    String file = "/proc/" + part.pid() + "/status";
    Matcher found =
        RESIDENT.matcher(part.onStorageHost() ? script.onHost("cat " + file) : read(file));
    if (!found.find()) {
      throw new BenchFailure("no VmRSS in " + file);
    }
    return Long.parseLong(found.group(1)) / 1024;
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
