package io.brazier.api.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.brazier.api.testing.ApiProfile;
import io.brazier.api.testing.Caller;
import io.brazier.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/// A database that ends connections which nobody uses, as it does when it is started anew, costs no
/// request.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ApiProfile.class)
class IdleConnectionsIT {

  private static final int CUTS = 5;

  /// Longer than connections are believed in without a look.
  private static final String USED_LATELY =
      """
      select count(*) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()
        and (state <> 'idle' or state_change > now() - interval '600 ms')
      """;

  private static final String CUT =
      """
      select count(pg_terminate_backend(pid)) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()
      """;

  private final Caller caller = Caller.member(UUID.randomUUID().toString());

  @Test
  void cutOfIdleConnectionsCostsNoRequest() throws SQLException {
    try (Connection other = outsideOfThePool();
        Statement statement = other.createStatement()) {
      for (int i = 0; i < CUTS; i++) {
        caller.get("volumes").statusCode(200);
        await().until(() -> number(statement, USED_LATELY) == 0);
        assertThat(number(statement, CUT)).isPositive();
        caller.get("volumes").statusCode(200);
      }
    }
  }

  private static Connection outsideOfThePool() throws SQLException {
    return DriverManager.getConnection(
        setting("jdbc.url"), setting("username"), setting("password"));
  }

  private static String setting(String name) {
    return ConfigProvider.getConfig().getValue("quarkus.datasource." + name, String.class);
  }

  private static long number(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
