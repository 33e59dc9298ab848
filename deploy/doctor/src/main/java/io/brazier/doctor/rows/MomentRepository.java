package io.brazier.doctor.rows;

import io.brazier.doctor.diagnosis.Unreachable;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The database at one moment: a transaction that writes nothing.
public final class MomentRepository {

  private final DatabaseAddress address;
  private final Connection connection;

  private MomentRepository(DatabaseAddress address, Connection connection) {
    this.address = address;
    this.connection = connection;
  }

  /// Reads whatever belongs together.
  ///
  /// @throws Unreachable if the database cannot be read
  public static <T> T read(DatabaseAddress address, Function<MomentRepository, T> reading) {
    try (Connection connection =
        DriverManager.getConnection(address.url(), address.user(), address.password())) {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      T read = reading.apply(new MomentRepository(address, connection));
      connection.commit();
      return read;
    } catch (SQLException e) {
      throw unreadable(address, e);
    }
  }

  /// The rows of a query, shaped.
  ///
  /// @throws Unreachable if the database cannot be read
  public <T> List<T> list(String sql, Function<Row, T> shape, @Nullable Object... parameters) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return list(statement, shape);
    } catch (SQLException e) {
      throw unreadable(address, e);
    }
  }

  private static <T> List<T> list(PreparedStatement statement, Function<Row, T> shape)
      throws SQLException {
    try (ResultSet cursor = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (cursor.next()) {
        found.add(shape.apply(row(cursor)));
      }
      return found;
    }
  }

  private static Row row(ResultSet cursor) throws SQLException {
    ResultSetMetaData columns = cursor.getMetaData();
    Map<String, @Nullable Object> cells = new HashMap<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      Object cell = cursor.getObject(i);
      cells.put(columns.getColumnLabel(i), cell instanceof Array array ? array.getArray() : cell);
    }
    return new Row(cells);
  }

  private static Unreachable unreadable(DatabaseAddress address, SQLException cause) {
    return new Unreachable(
        "The database %s cannot be read: %s".formatted(address, cause.getMessage()), cause);
  }
}
