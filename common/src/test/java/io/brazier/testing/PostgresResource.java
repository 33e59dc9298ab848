package io.brazier.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// A real PostgreSQL, empty and for one test run: a container where a container engine answers,
/// else the server whose binaries come with the build.
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

  /// The password that services connect with.
  public static final String PASSWORD = "database-s3cret";

  private static final String IMAGE = "postgres:18";
  private static final String USER = "postgres";

  private @Nullable AutoCloseable server;

  @Override
  public Map<String, String> start() {
    return DockerClientFactory.instance().isDockerAvailable() ? startContainer() : startBinaries();
  }

  private Map<String, String> startContainer() {
    PostgreSQLContainer container =
        new PostgreSQLContainer(IMAGE).withUsername(USER).withPassword(PASSWORD);
    container.start();
    server = container;
    return settings(container.getJdbcUrl());
  }

  private Map<String, String> startBinaries() {
    try {
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
      server = postgres;
      // it believes every password
      return settings(postgres.getJdbcUrl(USER, "postgres"));
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start", e);
    }
  }

  private static Map<String, String> settings(String url) {
    return Map.of(
        "quarkus.datasource.jdbc.url", url,
        "quarkus.datasource.username", USER,
        "quarkus.datasource.password", PASSWORD);
  }

  @Override
  public void stop() {
    AutoCloseable running = server;
    server = null;
    if (running != null) {
      Closing.close(running);
    }
  }
}
