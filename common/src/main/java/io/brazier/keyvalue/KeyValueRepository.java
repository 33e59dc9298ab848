package io.brazier.keyvalue;

import io.brazier.sql.Statement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// Reads and changes one table of keys and values that hang on something, such as the metadata of
/// volumes: its primary key is the owner's column and `key`, and it has `value` and `updated_at`.
///
/// @param <V> a value: `String`, or `@Nullable String` where a key may be without one
public class KeyValueRepository<V extends @Nullable String> {

  private final Session session;
  private final Statement read;
  private final Statement merge;
  private final Statement retain;
  private final Statement delete;
  private final Statement deleteAll;

  /// @param table its name
  /// @param owner the column with the owner's id
  public KeyValueRepository(Session session, String table, String owner) {
    this.session = session;
    this.read =
        new Statement(
            "select %2$s, key, value from %1$s where %2$s = any(:owners)".formatted(table, owner));
    this.merge =
        new Statement(
            """
            insert into %1$s (%2$s, key, value)
            select :owner, k, v from unnest(:keys, :values) as pair (k, v)
            on conflict (%2$s, key) do update set value = excluded.value, updated_at = now()
            returning key
            """
                .formatted(table, owner));
    String deleting = "delete from %s where %s = :owner %%s returning key".formatted(table, owner);
    this.retain = new Statement(deleting.formatted("and not key = any(:keys)"));
    this.delete = new Statement(deleting.formatted("and key = :key"));
    this.deleteAll = new Statement(deleting.formatted(""));
  }

  /// The pairs of one owner, sorted by key.
  public SortedMap<String, V> get(String owner) {
    return byOwner(List.of(owner)).getOrDefault(owner, new TreeMap<>());
  }

  /// The pairs of many owners with one statement, each sorted by key; owners without any are not in
  /// the map.
  public Map<String, SortedMap<String, V>> byOwner(Collection<String> owners) {
    Map<String, SortedMap<String, V>> found = new HashMap<>();
    if (owners.isEmpty()) {
      return found;
    }
    read.rows(
        session,
        parameters -> parameters.texts("owners", owners, owner -> owner),
        row ->
            found
                .computeIfAbsent(row.getString(1), _ -> new TreeMap<>())
                .put(row.getString(2), value(row)));
    return found;
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // null is a V where the column may be null
  private V value(ResultSet row) throws SQLException {
    return (V) row.getString(3);
  }

  /// Adds or changes these pairs and leaves the others; in the order of the keys, so that two
  /// requests never wait for each other.
  public void merge(String owner, Map<String, V> pairs) {
    if (pairs.isEmpty()) {
      return;
    }
    SortedMap<String, V> sorted = new TreeMap<>(pairs);
    run(
        merge,
        owner,
        parameters ->
            parameters
                .texts("keys", sorted.keySet(), key -> key)
                .texts("values", sorted.values(), value -> value));
  }

  /// Makes the pairs exactly these.
  public void replace(String owner, Map<String, V> pairs) {
    merge(owner, pairs);
    run(retain, owner, parameters -> parameters.texts("keys", pairs.keySet(), key -> key));
  }

  /// Removes one pair.
  ///
  /// @return whether it was there
  public boolean delete(String owner, String key) {
    return run(delete, owner, parameters -> parameters.text("key", key)) == 1;
  }

  /// Removes all pairs.
  public void deleteAll(String owner) {
    run(deleteAll, owner, _ -> {});
  }

  private int run(Statement statement, String owner, Statement.Binder others) {
    return statement
        .rows(
            session,
            parameters -> {
              parameters.text("owner", owner);
              others.bind(parameters);
            },
            _ -> true)
        .size();
  }
}
