package io.brazier.sql;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The parameters of one run of a [Statement], set by name, wherever the name stands.
public final class Parameters {

  private final PreparedStatement statement;
  private final Map<String, List<Integer>> positions;

  Parameters(PreparedStatement statement, Map<String, List<Integer>> positions) {
    this.statement = statement;
    this.positions = positions;
  }

  /// Sets a text.
  public Parameters text(String name, @Nullable String value) throws SQLException {
    for (int position : positions(name)) {
      statement.setString(position, value);
    }
    return this;
  }

  /// Sets a whole number.
  public Parameters number(String name, long value) throws SQLException {
    for (int position : positions(name)) {
      statement.setLong(position, value);
    }
    return this;
  }

  /// Sets a truth value.
  public Parameters flag(String name, boolean value) throws SQLException {
    for (int position : positions(name)) {
      statement.setBoolean(position, value);
    }
    return this;
  }

  /// Sets an array with a text of each thing, in their order.
  public <T> Parameters texts(
      String name, Collection<T> things, Function<? super T, @Nullable String> text)
      throws SQLException {
    return array(name, "text", things.stream().map(text).toArray());
  }

  /// Sets an array with a whole number of each thing, in their order.
  public <T> Parameters numbers(String name, Collection<T> things, Function<? super T, Long> number)
      throws SQLException {
    return array(name, "bigint", things.stream().map(number).toArray());
  }

  private Parameters array(String name, String type, Object[] values) throws SQLException {
    Array array = statement.getConnection().createArrayOf(type, values);
    for (int position : positions(name)) {
      statement.setArray(position, array);
    }
    return this;
  }

  private List<Integer> positions(String name) {
    List<Integer> found = positions.get(name);
    if (found == null) {
      throw new IllegalArgumentException("the statement has no parameter :" + name);
    }
    return found;
  }
}
