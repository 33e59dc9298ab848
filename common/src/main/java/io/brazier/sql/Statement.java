package io.brazier.sql;

import jakarta.persistence.PersistenceException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.Session;

/// A statement that is sent as it stands, in the transaction of a session, and read row by row.
/// Hibernate's native queries work out anew at each call what the columns are, which the statements
/// that a create waits for have no time for (ADR 0012).
///
/// Its parameters have names, as in Hibernate's. They are found when it is made, so it is made once
/// and kept.
public final class Statement {

  /// Not the second colon of a cast `::`.
  private static final Pattern PARAMETER = Pattern.compile("(?<!:):([A-Za-z]\\w*)");

  private final String sql;
  private final Map<String, List<Integer>> positions = new LinkedHashMap<>();

  /// @param sql with `:name` for each parameter, once or more; none of its literals may look so
  public Statement(String sql) {
    Matcher parameters = PARAMETER.matcher(sql);
    for (int position = 1; parameters.find(); position++) {
      positions.computeIfAbsent(parameters.group(1), _ -> new ArrayList<>()).add(position);
    }
    this.sql = parameters.replaceAll("?");
  }

  /// Sets all parameters.
  @FunctionalInterface
  public interface Binder {
    void bind(Parameters parameters) throws SQLException;
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
  /// @throws IllegalArgumentException if the binder sets a parameter that there is not
  /// @throws PersistenceException if the binder leaves one out, or the database refuses it
  public <T> List<T> rows(Session session, Binder binder, Reader<T> reader) {
    if (!session.isJoinedToTransaction()) {
      throw new IllegalStateException("the statement needs the caller's transaction: " + sql);
    }
    return session.doReturningWork(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        binder.bind(new Parameters(statement, positions));
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

  /// Runs a statement that changes one row or none, with `returning` in it.
  ///
  /// @return whether it changed one
  /// @throws RuntimeException as [#rows] does
  public boolean changes(Session session, Binder binder) {
    return !rows(session, binder, _ -> true).isEmpty();
  }
}
