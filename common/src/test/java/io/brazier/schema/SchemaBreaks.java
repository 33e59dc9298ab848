package io.brazier.schema;

import io.brazier.schema.SchemaShape.Column;
import io.brazier.schema.SchemaShape.Restriction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a service that was made for one schema can no more do with the next.
final class SchemaBreaks {

  private final SchemaShape before;
  private final SchemaShape after;
  private final List<String> found = new ArrayList<>();

  private SchemaBreaks(SchemaShape before, SchemaShape after) {
    this.before = before;
    this.after = after;
  }

  /// Compares the two.
  ///
  /// @return a sentence for each break, none if all goes on
  static List<String> between(SchemaShape before, SchemaShape after) {
    SchemaBreaks breaks = new SchemaBreaks(before, after);
    breaks.findThings();
    breaks.findColumns();
    breaks.findRestrictions();
    breaks.findFunctions();
    return breaks.found.stream().sorted().toList();
  }

  private void findThings() {
    before.things().stream()
        .filter(thing -> !after.things().contains(thing))
        .forEach(thing -> found.add(thing + " is gone"));
  }

  private void findColumns() {
    before.columns().forEach(this::findKnown);
    after
        .columns()
        .forEach((name, column) -> {
          if (!before.columns().containsKey(name) && isInOldTable(name)) {
            findNew(name, column);
          }
        });
  }

  private void findKnown(String name, Column was) {
    Column is = after.columns().get(name);
    if (is == null) {
      found.add("column " + name + " is gone");
      return;
    }
    if (!is.type().equals(was.type())) {
      found.add("column " + name + " becomes " + is.type() + " from " + was.type());
    }
    if (is.required() && !was.required()) {
      found.add("column " + name + " takes no null any more");
    }
    if (was.filled() && !is.filled()) {
      found.add("column " + name + " has no default any more");
    }
    if (!is.generation().equals(was.generation())) {
      found.add("the value of column " + name + " is made in another way");
    }
  }

  private void findNew(String name, Column column) {
    if (column.required() && !column.filled()) {
      found.add("new column " + name + " is not null and has no default");
    }
  }

  private boolean isInOldTable(String column) {
    return isOld(column.substring(0, column.indexOf('.')));
  }

  private boolean isOld(String table) {
    return before.things().contains("table " + table);
  }

  private void findRestrictions() {
    for (Restriction restriction : after.restrictions()) {
      if (!before.restrictions().contains(restriction)
          && isOld(restriction.table())
          && restriction.concerns(before.columns())) {
        found.add("table " + restriction.table() + " is restricted: " + restriction.definition());
      }
    }
    before.restrictions().stream()
        .filter(restriction -> restriction.unique() && !after.restrictions().contains(restriction))
        .forEach(restriction ->
            found.add("table " + restriction.table() + " is free of: " + restriction.definition()));
  }

  private void findFunctions() {
    for (Map.Entry<String, String> function : before.functions().entrySet()) {
      if (!Objects.equals(after.functions().get(function.getKey()), function.getValue())) {
        found.add("function " + function.getKey() + " is gone, or returns something else");
      }
    }
  }
}
