package io.brazier.list;

import io.brazier.context.Scope;
import io.brazier.list.Attribute.Column;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// All that lists of a resource may be sorted and filtered by: the one table that filters, sorting,
/// pages, markers and counts of the resource are made of.
///
/// @param table the table of its rows, whose key is `id`
/// @param live the condition that a row is there for clients
/// @param owned the condition that a row is in a scope
/// @param all the attributes by name, in the order in which `GET /resource_filters` names them
/// @param refusing the minor version from which a filter is refused that the caller may not use;
///   below, it does not count
/// @param kept where its sums are kept; null where counts count
public record Attributes(
    String table,
    String live,
    Function<Scope, Condition> owned,
    SequencedMap<String, Attribute> all,
    int refusing,
    @Nullable Kept kept) {

  /// From here on most lists refuse filters (`RESOURCE_FILTER` in `cinder/api/microversions.py`).
  private static final int REFUSING = 31;

  /// What the table `kept_totals` has of a resource, so that counting all of it costs the same
  /// however many there are.
  ///
  /// @param kind its word there
  /// @param shown the condition that a row is counted as not hidden
  public record Kept(String kind, Condition shown) {}

  /// Keeps the order.
  public Attributes {
    all = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(all));
  }

  /// A table of rows that belong to projects by their column `project_id`.
  public static Attributes of(String table, String live, Attribute... attributes) {
    return of(table, live, Attributes::ofProject, attributes);
  }

  /// A table of rows that belong otherwise.
  public static Attributes of(
      String table, String live, Function<Scope, Condition> owned, Attribute... attributes) {
    SequencedMap<String, Attribute> all = new LinkedHashMap<>();
    Arrays.stream(attributes).forEach(attribute -> all.put(attribute.name(), attribute));
    return new Attributes(table, live, owned, all, REFUSING, null);
  }

  /// A table of rows that belong to nobody: whoever may list them at all sees all of them.
  public static Attributes ofNobody(String table, String live, Attribute... attributes) {
    return of(table, live, _ -> Condition.ALWAYS, attributes);
  }

  /// The same with sums that are kept.
  public Attributes keeping(String kind, Condition shown) {
    return new Attributes(table, live, owned, all, refusing, new Kept(kind, shown));
  }

  /// The same for a list that refuses filters from another minor version on.
  public Attributes refusingSince(int minor) {
    return new Attributes(table, live, owned, all, minor, kept);
  }

  /// The same for a list of old, which drops such filters at every version.
  public Attributes neverRefusing() {
    return refusingSince(Integer.MAX_VALUE);
  }

  static Condition ofProject(Scope scope) {
    return switch (scope) {
      case Scope.All() -> Condition.ALWAYS;
      case Scope.None() -> Condition.NEVER;
      case Scope.Project(String id) -> new Condition.Equal(new Column("project_id", false), id);
    };
  }

  /// An attribute; empty if the resource has none of the name.
  public Optional<Attribute> find(String name) {
    return Optional.ofNullable(all.get(name));
  }

  /// The column that a list is sorted by for a name; empty if it is no sort key.
  ///
  /// @param admin whether an administrator asks
  public Optional<Column> sortKey(String name, boolean admin) {
    return find(name).filter(attribute -> attribute.sorters().has(admin)).map(Attribute::column);
  }

  /// What everybody may filter by.
  public List<String> forEverybody() {
    return all.values().stream()
        .filter(attribute -> attribute.filterers() == Attribute.Audience.EVERYBODY)
        .map(Attribute::name)
        .toList();
  }
}
