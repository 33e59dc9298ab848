package io.brazier.schema;

import java.util.Map;
import java.util.Set;

/// What statements of a service can meet in a database.
///
/// @param things tables, views, sequences and triggers, by kind and name
/// @param columns of tables and views, as `table.column`
/// @param restrictions of what rows a table takes
/// @param functions what they return, by name and arguments
record SchemaShape(
    Set<String> things,
    Map<String, Column> columns,
    Set<Restriction> restrictions,
    Map<String, String> functions) {

  SchemaShape {
    things = Set.copyOf(things);
    columns = Map.copyOf(columns);
    restrictions = Set.copyOf(restrictions);
    functions = Map.copyOf(functions);
  }

  /// What a statement meets in one.
  ///
  /// @param generation how the database makes its value, empty if it does not
  /// @param required whether it is not null
  /// @param filled whether a row that does not name it gets a value
  record Column(String type, String generation, boolean required, boolean filled) {}

  /// A check, a foreign key, an exclusion or a unique index.
  ///
  /// @param definition without its name
  /// @param columns that it is about; none if that cannot be told
  /// @param unique whether it is a unique index, which `on conflict` may name
  record Restriction(String table, String definition, Set<String> columns, boolean unique) {

    Restriction {
      columns = Set.copyOf(columns);
    }

    /// Whether rows of the version before, which knows those columns, can be refused by it.
    boolean concerns(Map<String, Column> known) {
      return columns.isEmpty()
          || columns.stream().anyMatch(column -> known.containsKey(table + "." + column));
    }
  }
}
