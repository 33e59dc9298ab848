package io.brazier.volume;

import static java.util.stream.Collectors.toMap;

import io.brazier.context.Scope;
import io.brazier.keyvalue.KeyValueRepository;
import io.brazier.sql.Statement;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hibernate.Session;

/// Reads and changes what tenants note on volumes, `volume_metadata`, and, as [#admin] and
/// [#image], what services and administrators do: `volume_admin_metadata` and
/// `volume_glance_metadata`.
@Singleton
public class VolumeMetadataRepository extends KeyValueRepository<String> {

  private static final String OWNER = "volume_id";
  private static final Set<String> VISIBLE_ADMIN_KEYS = Set.of("readonly", "attached_mode");

  // From one pair to the next by the index volume_metadata_pairs: it costs what there are of
  // different pairs, not what there are of volumes.
  private static final String DISTINCT =
      """
      with recursive pairs as (
        (select project_id, key, value from volume_metadata m
          where %1$s order by project_id, key, value limit 1)
        union all
        select n.project_id, n.key, n.value
          from pairs p, lateral (
            select m.project_id, m.key, m.value from volume_metadata m
             where %1$s and (%2$s m.key, m.value) > (%3$s p.key, p.value)
             order by m.project_id, m.key, m.value limit 1) n)
      select key, value from pairs
      """;
  private static final Statement DISTINCT_OF_ALL =
      new Statement(DISTINCT.formatted("true", "m.project_id,", "p.project_id,"));
  private static final Statement DISTINCT_OF_PROJECT =
      new Statement(DISTINCT.formatted("m.project_id = :project", "", ""));

  private static final Statement COPY_IMAGE =
      new Statement(
          """
          insert into volume_glance_metadata (volume_id, key, value)
          select :to, key, value from volume_glance_metadata where volume_id = :from
          on conflict do nothing returning key
          """);

  private final Session session;
  private final KeyValueRepository<String> admin;
  private final KeyValueRepository<String> image;

  VolumeMetadataRepository(Session session) {
    super(session, "volume_metadata", OWNER);
    this.session = session;
    this.admin = new KeyValueRepository<>(session, "volume_admin_metadata", OWNER);
    this.image = new KeyValueRepository<>(session, "volume_glance_metadata", OWNER);
  }

  /// What services note, such as `readonly`.
  public KeyValueRepository<String> admin() {
    return admin;
  }

  /// What is known of the image that a volume was made of.
  public KeyValueRepository<String> image() {
    return image;
  }

  /// The admin metadata that everybody may see of many volumes.
  public Map<String, SortedMap<String, String>> visibleAdminByOwner(Collection<String> ids) {
    Map<String, SortedMap<String, String>> found = admin.byOwner(ids);
    found.values().forEach(pairs -> pairs.keySet().retainAll(VISIBLE_ADMIN_KEYS));
    return found;
  }

  /// Gives a volume the image metadata of another, in whose place it can be booted from.
  public void copyImage(String from, String to) {
    COPY_IMAGE.rows(session, parameters -> parameters.text("from", from).text("to", to), _ -> true);
  }

  /// The distinct values per key over the live volumes in a scope, sorted.
  public Map<String, List<String>> distinctValues(Scope scope) {
    Map<String, SortedSet<String>> values = new TreeMap<>();
    distinctPairs(scope)
        .forEach(pair ->
            values.computeIfAbsent(pair.getKey(), _ -> new TreeSet<>()).add(pair.getValue()));
    return values.entrySet().stream()
        .collect(
            toMap(
                Map.Entry::getKey,
                each -> List.copyOf(each.getValue()),
                (one, _) -> one,
                TreeMap::new));
  }

  private List<Map.Entry<String, String>> distinctPairs(Scope scope) {
    return switch (scope) {
      case Scope.All() -> pairs(DISTINCT_OF_ALL, _ -> {});
      case Scope.Project(String id) ->
          pairs(DISTINCT_OF_PROJECT, parameters -> parameters.text("project", id));
      case Scope.None() -> List.of();
    };
  }

  private List<Map.Entry<String, String>> pairs(Statement statement, Statement.Binder binder) {
    return statement.rows(
        session, binder, row -> Map.entry(row.getString("key"), row.getString("value")));
  }

  /// Removes what tenants and services noted.
  @Override
  public void deleteAll(String owner) {
    super.deleteAll(owner);
    admin.deleteAll(owner);
    image.deleteAll(owner);
  }
}
