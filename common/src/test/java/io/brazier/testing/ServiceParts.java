package io.brazier.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// A database and a broker for services that run as processes of their own.
public final class ServiceParts implements AutoCloseable {

  private final PostgresResource postgres = new PostgresResource();
  private final RabbitResource rabbit = new RabbitResource();
  private final Map<String, String> settings = new HashMap<>();

  private ServiceParts() {
    settings.putAll(postgres.start());
    settings.putAll(rabbit.start());
  }

  /// Starts both, empty.
  public static ServiceParts start() {
    return new ServiceParts();
  }

  /// The properties by which a service finds them.
  ///
  /// @param more further properties
  public Map<String, String> settings(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(settings);
    all.putAll(more);
    return all;
  }

  /// A connection to the database, in a transaction.
  public Connection connect() throws SQLException {
    Connection connection =
        DriverManager.getConnection(
            setting("quarkus.datasource.jdbc.url"),
            setting("quarkus.datasource.username"),
            setting("quarkus.datasource.password"));
    connection.setAutoCommit(false);
    return connection;
  }

  /// The number that a query gives.
  public long number(String query) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  private String setting(String name) {
    return Objects.requireNonNull(settings.get(name), name);
  }

  @Override
  public void close() {
    rabbit.stop();
    postgres.stop();
  }
}
