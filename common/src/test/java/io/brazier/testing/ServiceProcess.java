package io.brazier.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// The service of this module as it is shipped: a process of its own, which can be told to end.
public final class ServiceProcess implements AutoCloseable {

  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration END_LIMIT = Duration.ofMinutes(1);
  private static final int READY = 200;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path log;
  private final int port;
  private final int managementPort;
  private final Process process;

  private ServiceProcess(Map<String, String> settings) throws IOException {
    this.log = Files.createTempFile("brazier-service-", ".log");
    this.port = freePort();
    this.managementPort = freePort();
    this.process =
        new ProcessBuilder(command(settings))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
  }

  /// Starts it and waits until it is ready.
  ///
  /// @param settings its properties
  public static ServiceProcess start(Map<String, String> settings) {
    try {
      ServiceProcess service = new ServiceProcess(settings);
      Awaitility.await("service to be ready")
          .atMost(START_LIMIT)
          .pollInterval(Duration.ofMillis(200))
          .until(() -> !service.process.isAlive() || service.readiness() == READY);
      if (!service.process.isAlive()) {
        throw new IllegalStateException("the service ended: " + service.log());
      }
      return service;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command(Map<String, String> settings) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"));
    command.add("-Dquarkus.http.host=127.0.0.1");
    command.add("-Dquarkus.http.port=" + port);
    command.add("-Dquarkus.management.port=" + managementPort);
    command.add("-Dquarkus.log.console.json.enabled=false");
    settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-jar", JAR.toString()));
    return command;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /// A request to it, without a body so far.
  ///
  /// @param path with its first slash
  public HttpRequest.Builder request(String path) {
    return request(port, path);
  }

  private static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  /// The status of the answer, when there is one.
  public CompletableFuture<Integer> send(HttpRequest request) {
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .thenApply(HttpResponse::statusCode);
  }

  /// The status with which it says whether it is ready; 0 if it does not answer.
  public int readiness() {
    return send(request(managementPort, "/q/health/ready").build()).exceptionally(_ -> 0).join();
  }

  /// Tells it to end, by a TERM signal.
  public void terminate() {
    process.destroy();
  }

  public boolean runs() {
    return process.isAlive();
  }

  /// Its exit status.
  ///
  /// @throws IllegalStateException if it does not end in a minute
  public int awaitEnd() throws InterruptedException {
    if (!process.waitFor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("the service does not end: " + log());
    }
    return process.exitValue();
  }

  /// What it has logged.
  public String log() {
    try {
      return Files.readString(log, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    client.close();
    try {
      Files.delete(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
