package io.brazier.e2e.inspect;

import io.brazier.e2e.instance.Brazier;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The rows behind the API, read only, and the connections to them.
public final class Database {

  private final Map<String, String> settings;

  private Database(Map<String, String> settings) {
    this.settings = settings;
  }

  /// The database that the api-service of an instance uses, as its owner.
  public static Database of(Brazier brazier) {
    Map<String, String> settings = new HashMap<>(brazier.environment("api"));
    settings.put("QUARKUS_DATASOURCE_USERNAME", "brazier");
    settings.put("QUARKUS_DATASOURCE_PASSWORD", brazier.read("secrets/database").strip());
    return new Database(settings);
  }

  /// The first column of the only row, as a number.
  public long number(String sql, String... arguments) {
    return Long.parseLong(texts(sql, arguments).getFirst());
  }

  /// The first column of every row.
  public List<String> texts(String sql, String... arguments) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setString(i + 1, arguments[i]);
      }
      return firstColumn(statement.executeQuery());
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /// Why a volume could not be served, the oldest message first, as administrators read it.
  public List<String> causes(String volume) {
    return texts("select cause from messages where resource_uuid = ? order by created_at", volume);
  }

  /// Ends everybody else's connections, whatever is under way on them.
  ///
  /// @return how many there were
  public long cutConnections() {
    return number(
        """
        select count(pg_terminate_backend(pid)) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and usename like 'brazier%'
        """);
  }

  /// Keeps everybody from writing the rows of the pools until the result is closed: who wants to
  /// claim one waits.
  public RowLock lockPools() {
    try {
      Connection connection = connect();
      connection.setAutoCommit(false);
      try (PreparedStatement statement =
          connection.prepareStatement("select id from backend_pools order by id for update")) {
        statement.execute();
      }
      return new RowLock(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        settings.get("QUARKUS_DATASOURCE_JDBC_URL"),
        settings.get("QUARKUS_DATASOURCE_USERNAME"),
        settings.get("QUARKUS_DATASOURCE_PASSWORD"));
  }

  private static List<String> firstColumn(ResultSet rows) throws SQLException {
    List<String> found = new ArrayList<>();
    while (rows.next()) {
      found.add(rows.getString(1));
    }
    return found;
  }
}
