package io.brazier.list;

import io.brazier.list.Attribute.Pairs;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The SQL of a list: text of ours, values of the client's as parameters. How many values there are
/// changes neither the text nor how long the database thinks about it.
final class ListStatement {

  private final String table;
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new HashMap<>();

  /// @param live the condition that a row is there at all
  ListStatement(String table, String live) {
    this.table = table;
    this.conditions.add(live);
  }

  /// The rows must meet a condition too.
  ListStatement where(Condition condition) {
    conditions.add(
        switch (condition) {
          case Condition.Equal(var column, var value) -> column.name() + " = " + parameter(value);
          case Condition.AnyOf(var column, var values) ->
              values.isEmpty() ? "false" : column.name() + " = any(" + array(values) + ")";
          case Condition.Unset(var column) -> column.name() + " is null";
          case Condition.Within(var column, var host) -> within(column.name(), host);
          case Condition.Like(var column, var part) ->
              "cast(%s as text) like %s"
                  .formatted(column.name(), parameter("%" + escaped(part) + "%"));
          case Condition.Compared(var column, var comparison, var moment) ->
              column.name() + " " + comparison.sql() + " " + parameter(moment);
          case Condition.Paired paired -> paired(paired);
          case Condition.Own(var sql, var values) ->
              sql.formatted(values.stream().map(this::parameter).toArray());
        });
    return this;
  }

  private String within(String column, String host) {
    List<String> any = new ArrayList<>(List.of(column + " = " + parameter(host)));
    if (!host.contains("#")) {
      any.add(below(column, host + "#"));
      if (!host.contains("@")) {
        any.add(below(column, host + "@"));
      }
    }
    return "(" + String.join(" or ", any) + ")";
  }

  private String below(String column, String beginning) {
    return column + " like " + parameter(escaped(beginning) + "%");
  }

  /// An index finds the rows that have one of the pairs; those must have the others too. A
  /// condition for each of these would be a join each, and the database weighs every order of
  /// joins.
  private String paired(Condition.Paired wanted) {
    Pairs kind = wanted.kind();
    TreeMap<String, String> whole = new TreeMap<>(wanted.pairs());
    List<String> all = new ArrayList<>(List.of("true"));
    for (String key : kind.lists()) {
      String part = whole.remove(key);
      if (part != null) {
        all.add(exists(kind, key, " like " + parameter("%" + escaped(part) + "%")));
      }
    }
    if (!whole.isEmpty()) {
      Map.Entry<String, String> first = whole.firstEntry();
      all.add(exists(kind, first.getKey(), " = " + parameter(first.getValue())));
    }
    if (whole.size() > 1) {
      all.add(
          "%s = (select count(*) from %s m where %s and (m.key, m.value) in (select * from unnest(%s, %s)))"
              .formatted(
                  parameter(whole.size()),
                  kind.table(),
                  kind.join(),
                  array(whole.keySet()),
                  array(whole.values())));
    }
    return String.join(" and ", all);
  }

  private String exists(Pairs kind, String key, String compared) {
    return "exists (select 1 from %s m where %s and m.key = %s and m.value%s)"
        .formatted(kind.table(), kind.join(), parameter(key), compared);
  }

  private String array(Collection<?> values) {
    Class<?> type = values.iterator().next().getClass();
    return parameter(values.toArray(length -> (Object[]) Array.newInstance(type, length)));
  }

  private String parameter(Object value) {
    String name = "p" + parameters.size();
    parameters.put(name, value);
    return ":" + name;
  }

  private static String escaped(String part) {
    return part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  /// A page in an order. After a marker each of its ranges is read in order by itself, as far as
  /// the page needs, and what was read is put in order: at most three times a page.
  ///
  /// @param marker the values of the marker's row, null for the first page
  String page(Keyset order, ListQuery.Page page, @Nullable Map<String, @Nullable Object> marker) {
    if (marker == null) {
      return part(order, "", page.limit(), page.offset());
    }
    long needed = (long) page.limit() + page.offset();
    return order.after(marker, parameters).stream()
        .map(range -> "(" + part(order, " and " + range, needed, 0) + ")")
        .collect(
            Collectors.joining(
                " union all ",
                "select * from (",
                ") page order by %s limit %d offset %d"
                    .formatted(order.orderBy(), page.limit(), page.offset())));
  }

  private String part(Keyset order, String range, long limit, int offset) {
    return "%s%s order by %s limit %d offset %d"
        .formatted(select("*"), range, order.orderBy(), limit, offset);
  }

  /// All rows, or rather the only one, without order.
  ///
  /// @param columns the select list
  String row(String columns) {
    return select(columns);
  }

  /// How many there are in all.
  String count() {
    return select("count(*)");
  }

  /// How many, and how large together, of rows that are sums already.
  String sums() {
    return select("cast(coalesce(sum(items), 0) as bigint), cast(coalesce(sum(gib), 0) as bigint)");
  }

  private String select(String what) {
    return "select %s from %s where %s".formatted(what, table, String.join(" and ", conditions));
  }

  /// The values that the text refers to.
  Map<String, Object> parameters() {
    return parameters;
  }
}
