package io.brazier.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;

/// A real server, empty and for one test run: a container where a container engine answers, else
/// one of this machine's own.
abstract class ServerResource implements QuarkusTestResourceLifecycleManager {

  private @Nullable AutoCloseable server;

  @Override
  public final Map<String, String> start() {
    return DockerClientFactory.instance().isDockerAvailable() ? startContainer() : startBinaries();
  }

  /// Starts a container.
  ///
  /// @return the settings that lead there
  abstract Map<String, String> startContainer();

  /// Starts the server without a container engine.
  ///
  /// @return the settings that lead there
  abstract Map<String, String> startBinaries();

  /// Remembers what is to be closed in the end.
  final <T extends AutoCloseable> T keep(T started) {
    server = started;
    return started;
  }

  @Override
  public final void stop() {
    AutoCloseable running = server;
    server = null;
    if (running != null) {
      close(running);
    }
  }

  private static void close(AutoCloseable running) {
    try {
      running.close();
    } catch (Exception e) {
      throw new IllegalStateException("did not stop: " + running, e);
    }
  }
}
