package io.brazier.sql;

import jakarta.persistence.PersistenceException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;

/// A statement that is sent as it stands, in the transaction of a session, and read row by row.
/// Hibernate's native queries work out anew at each call what the columns are, which the statements
/// between the lock of a quota and its commit have no time for (ADR 0012).
///
/// @param sql with a `?` for each parameter
public record BareStatement(String sql) {

  /// Sets all parameters.
  @FunctionalInterface
  public interface Binder {
    void bind(PreparedStatement statement) throws SQLException;
  }

  /// Reads the row that the result stands on.
  @FunctionalInterface
  public interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /// Runs it. Changes that the session still holds are not written before it.
  ///
  /// @throws IllegalStateException without a transaction: a bare connection would commit each
  ///   statement for itself
  /// @throws PersistenceException if the database refuses it
  public <T> List<T> rows(Session session, Binder binder, Reader<T> reader) {
    if (!session.isJoinedToTransaction()) {
      throw new IllegalStateException("the statement needs the caller's transaction: " + sql);
    }
    return session.doReturningWork(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        binder.bind(statement);
        try (ResultSet found = statement.executeQuery()) {
          List<T> rows = new ArrayList<>();
          while (found.next()) {
            rows.add(reader.read(found));
          }
          return rows;
        }
      }
    });
  }
}
