package io.brazier.list;

import java.util.Set;

/// Something that lists of a resource may be sorted or filtered by: a row of its [Attributes].
///
/// @param name its name on the wire
/// @param column the column behind it; the id where pairs are behind it
/// @param kind how a filter by it is read and compared
/// @param sorters who may sort by it
/// @param since the minor version that brought it as a filter; below, the filter does not count
/// @param filterers who may filter by it
/// @param index what keeps a page at the same cost however many rows there are, in words; empty
///   where the rows of the project are looked through
public record Attribute(
    String name,
    Column column,
    Kind kind,
    Audience sorters,
    int since,
    Audience filterers,
    String index) {

  /// Who may filter or sort.
  public enum Audience {
    /// Anybody: `GET /resource_filters` names the filters.
    EVERYBODY,
    /// Administrators only; others are told that there is no such filter or sort key.
    ADMINISTRATORS,
    /// Nobody.
    NOBODY;

    boolean has(boolean admin) {
      return switch (this) {
        case EVERYBODY -> true;
        case ADMINISTRATORS -> admin;
        case NOBODY -> false;
      };
    }
  }

  /// How a filter is read and compared, and with it the type of the column.
  public sealed interface Kind {}

  /// One value in the column itself. Texts differ as Cinder's lists do. All but [#WORD] and [#NONE]
  /// may be asked for in part too (`name~=`, from 3.34 on), and are compared as text then.
  ///
  /// A Python literal may ask for any of several values (`['a', 'b']`) or for none (`None`).
  public enum Scalar implements Kind {
    /// A text as it was sent.
    TEXT,
    /// A text, or a Python literal of texts.
    LITERAL,
    /// The same of a host, which what is below it has too: `h` also asks for `h@lvm#pool`.
    HOST,
    /// A text as it was sent, never in part.
    WORD,
    /// A whole number, or a Python literal of whole numbers.
    WHOLE,
    /// A truth value.
    FLAG,
    /// A truth value that was read loosely before 3.2.
    LATE_FLAG,
    /// Comparisons with moments (`gt:2026-01-01`).
    MOMENT,
    /// No filter: what is asked so matches nothing.
    NONE
  }

  /// A map whose pairs must all be there, as rows of another table with columns `key` and `value`.
  ///
  /// @param table the other table
  /// @param join what makes its row `m` the resource's
  /// @param lists the keys whose values are lists in one text, so that a part of it is asked for
  public record Pairs(String table, String join, Set<String> lists) implements Kind {

    /// Copies the set.
    public Pairs {
      lists = Set.copyOf(lists);
    }

    /// Pairs whose values are compared whole.
    public Pairs(String table, String join) {
      this(table, join, Set.of());
    }
  }

  /// A column in SQL.
  ///
  /// @param name comes from a fixed table of ours, never from a client
  /// @param nullable whether it can be null; a column that cannot is sorted the way its index is
  public record Column(String name, boolean nullable) {

    /// Refuses anything that is not a plain column name.
    public Column {
      if (!name.matches("[a-z_][a-z0-9_]*")) {
        throw new IllegalArgumentException("not a column name: " + name);
      }
    }
  }

  /// A sort key and a filter for administrators, of a column that is never null.
  public static Attribute required(String name, String column, Kind kind) {
    return new Attribute(
        name, new Column(column, false), kind, Audience.EVERYBODY, 0, Audience.ADMINISTRATORS, "");
  }

  /// The same of a column that may be null.
  public static Attribute nullable(String name, String column, Kind kind) {
    return new Attribute(
        name, new Column(column, true), kind, Audience.EVERYBODY, 0, Audience.ADMINISTRATORS, "");
  }

  /// The same as a filter for everybody.
  public Attribute forEverybody() {
    return new Attribute(name, column, kind, sorters, since, Audience.EVERYBODY, index);
  }

  /// The same as a filter that a minor version brought.
  public Attribute since(int minor) {
    return new Attribute(name, column, kind, sorters, minor, filterers, index);
  }

  /// The same without sorting.
  public Attribute filterOnly() {
    return new Attribute(name, column, kind, Audience.NOBODY, since, filterers, index);
  }

  /// The same as a sort key for administrators only: others are not shown it, and an order would
  /// tell them which of their resources share it.
  public Attribute hidden() {
    return new Attribute(name, column, kind, Audience.ADMINISTRATORS, since, filterers, index);
  }

  /// The same with an index.
  public Attribute by(String newIndex) {
    return new Attribute(name, column, kind, sorters, since, filterers, newIndex);
  }

  /// Whether there is a filter for parts of it.
  public boolean inPart() {
    return kind instanceof Scalar scalar && scalar != Scalar.WORD && scalar != Scalar.NONE;
  }
}
