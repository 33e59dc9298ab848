package io.brazier.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// A real PostgreSQL; without a container engine the one whose binaries come with the build.
public final class PostgresResource extends ServerResource {

  private static final String IMAGE = "postgres:18";

  @Override
  Map<String, String> startContainer() {
    PostgreSQLContainer container = keep(new PostgreSQLContainer(IMAGE));
    container.start();
    return settings(container.getJdbcUrl(), container.getUsername(), container.getPassword());
  }

  @Override
  Map<String, String> startBinaries() {
    try {
      EmbeddedPostgres postgres =
          keep(EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start());
      return settings(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start", e);
    }
  }

  private static Map<String, String> settings(String url, String user, String password) {
    return Map.of(
        "quarkus.datasource.jdbc.url", url,
        "quarkus.datasource.username", user,
        "quarkus.datasource.password", password);
  }
}
