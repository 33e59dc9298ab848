package io.brazier.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// A real PostgreSQL; without a container engine the one whose binaries come with the build.
public final class PostgresResource extends ServerResource {

  /// The password that services connect with.
  public static final String PASSWORD = "database-s3cret";

  /// An administrator.
  static final String USER = "postgres";

  private static final String IMAGE = "postgres:18";

  @Override
  Map<String, String> startContainer() {
    PostgreSQLContainer container =
        keep(new PostgreSQLContainer(IMAGE).withUsername(USER).withPassword(PASSWORD));
    container.start();
    return settings(container.getJdbcUrl());
  }

  @Override
  Map<String, String> startBinaries() {
    try {
      EmbeddedPostgres postgres =
          keep(EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start());
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
}
