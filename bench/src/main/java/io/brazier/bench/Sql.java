package io.brazier.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// A connection to the instance's database. Not for several threads at once.
final class Sql implements AutoCloseable {

  private final Connection connection;

  Sql(Target.Database database) {
    try {
      connection =
          DriverManager.getConnection(database.url(), database.user(), database.password());
    } catch (SQLException failed) {
      throw new BenchFailure("cannot connect to " + database, failed);
    }
  }

  /// What is done with the connection.
  interface Use<T> {
    T on(Connection connection) throws SQLException;
  }

  /// Does it, and turns what goes wrong into a [BenchFailure].
  <T> T use(Use<T> use) {
    try {
      return use.on(connection);
    } catch (SQLException failed) {
      throw new BenchFailure("the database refused: " + failed.getMessage(), failed);
    }
  }

  /// Runs a statement for its effect or its first figure.
  ///
  /// @param parameters in the order of the question marks
  /// @return the first column of the first row, or how many rows were written, or 0 for no row
  long run(String statement, Object... parameters) {
    return use(_ -> {
      try (PreparedStatement prepared = connection.prepareStatement(statement)) {
        for (int i = 0; i < parameters.length; i++) {
          prepared.setObject(i + 1, parameters[i]);
        }
        return prepared.execute() ? first(prepared) : prepared.getUpdateCount();
      }
    });
  }

  private static long first(PreparedStatement prepared) throws SQLException {
    try (ResultSet rows = prepared.getResultSet()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  /// The first column of the first row.
  String text(String query) {
    return use(_ -> {
      try (PreparedStatement prepared = connection.prepareStatement(query);
          ResultSet rows = prepared.executeQuery()) {
        rows.next();
        return String.valueOf(rows.getString(1));
      }
    });
  }

  @Override
  public void close() {
    use(_ -> {
      connection.close();
      return connection;
    });
  }
}
