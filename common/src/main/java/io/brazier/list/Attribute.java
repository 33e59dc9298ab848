package io.brazier.list;

/// Something that lists of a resource may be sorted or filtered by: a row of its [Attributes].
///
/// @param name its name on the wire
/// @param column the column behind it; the id where pairs are behind it
/// @param kind how a filter by it is read and compared
/// @param sortable whether it is a sort key
/// @param since the minor version that brought it as a filter; below, the filter does not count
/// @param audience who may filter by it; everybody may sort
/// @param index what keeps a page at the same cost however many rows there are, in words; empty
///   where the rows of the project are looked through
public record Attribute(
    String name,
    Column column,
    Kind kind,
    boolean sortable,
    int since,
    Audience audience,
    String index) {

  /// Who may filter.
  public enum Audience {
    /// Anybody: `GET /resource_filters` names it.
    EVERYBODY,
    /// Administrators only; others are told that there is no such filter.
    ADMINISTRATORS
  }

  /// How a filter is read and compared.
  public sealed interface Kind {}

  /// One value in the column itself. Texts differ as Cinder's lists do. All but [#WORD] and [#NONE]
  /// may be asked for in part too (`name~=`, from 3.34 on), and are compared as text then.
  public enum Scalar implements Kind {
    /// A text.
    TEXT,
    /// A text; if it is a Python literal, without its quotes.
    LITERAL,
    /// A text, never in part.
    WORD,
    /// A whole number.
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
  public record Pairs(String table, String join) implements Kind {}

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
        name, new Column(column, false), kind, true, 0, Audience.ADMINISTRATORS, "");
  }

  /// The same of a column that may be null.
  public static Attribute nullable(String name, String column, Kind kind) {
    return new Attribute(
        name, new Column(column, true), kind, true, 0, Audience.ADMINISTRATORS, "");
  }

  /// The same as a filter for everybody.
  public Attribute forEverybody() {
    return new Attribute(name, column, kind, sortable, since, Audience.EVERYBODY, index);
  }

  /// The same as a filter that a minor version brought.
  public Attribute since(int minor) {
    return new Attribute(name, column, kind, sortable, minor, audience, index);
  }

  /// The same without sorting.
  public Attribute filterOnly() {
    return new Attribute(name, column, kind, false, since, audience, index);
  }

  /// The same with an index.
  public Attribute by(String newIndex) {
    return new Attribute(name, column, kind, sortable, since, audience, newIndex);
  }

  /// Whether there is a filter for parts of it.
  public boolean inPart() {
    return kind instanceof Scalar scalar && scalar != Scalar.WORD && scalar != Scalar.NONE;
  }
}
