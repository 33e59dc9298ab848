package io.brazier.e2e.inspect;

import java.sql.Connection;
import java.sql.SQLException;

/// Rows that a transaction of the test holds.
public final class RowLock implements AutoCloseable {

  private final Connection connection;

  RowLock(Connection connection) {
    this.connection = connection;
  }

  /// Lets them go, unchanged.
  @Override
  public void close() {
    try {
      connection.rollback();
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
