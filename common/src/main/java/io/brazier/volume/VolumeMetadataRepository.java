package io.brazier.volume;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads and changes what tenants and services note on volumes: `volume_metadata`,
/// `volume_admin_metadata` and `volume_glance_metadata`.
@ApplicationScoped
public class VolumeMetadataRepository {

  private static final String BY_VOLUME = "volume_id = :volume";

  private final EntityManager entityManager;

  VolumeMetadataRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /// The metadata of one volume, sorted by key.
  public Map<String, String> get(VolumeId id) {
    return byVolume(List.of(id)).getOrDefault(id, Map.of());
  }

  /// The metadata of many volumes with one query; volumes without any are not in the map.
  public Map<VolumeId, Map<String, String>> byVolume(Collection<VolumeId> ids) {
    return read("volume_metadata", ids);
  }

  /// The admin metadata that everybody may see (`readonly`, `attached_mode`) of many volumes.
  public Map<VolumeId, Map<String, String>> visibleAdminByVolume(Collection<VolumeId> ids) {
    return read(
        "(select * from volume_admin_metadata where key in ('readonly', 'attached_mode')) v", ids);
  }

  /// The image metadata of many volumes.
  public Map<VolumeId, Map<String, String>> glanceByVolume(Collection<VolumeId> ids) {
    return read("volume_glance_metadata", ids);
  }

  private Map<VolumeId, Map<String, String>> read(String table, Collection<VolumeId> ids) {
    Map<VolumeId, Map<String, String>> found = new HashMap<>();
    if (ids.isEmpty()) {
      return found;
    }
    List<?> rows =
        entityManager
            .createNativeQuery(
                "select volume_id, key, value from " + table + " where volume_id in (:volumes)",
                Tuple.class)
            .setParameter("volumes", ids.stream().map(VolumeId::value).toList())
            .getResultList();
    for (Object each : rows) {
      Tuple row = (Tuple) each;
      found
          .computeIfAbsent(new VolumeId((String) row.get(0)), _ -> new TreeMap<>())
          .put((String) row.get(1), (String) row.get(2));
    }
    return found;
  }

  /// The distinct values per key over the live volumes of a project, or of all (`null`).
  public Map<String, List<String>> distinctValues(@Nullable String projectId) {
    List<?> rows =
        entityManager
            .createNativeQuery(
                """
                select distinct m.key, m.value from volume_metadata m join volumes v on v.id = m.volume_id
                 where not v.deleted and (cast(:project as varchar) is null or v.project_id = :project)
                 order by m.key, m.value
                """,
                Tuple.class)
            .setParameter("project", projectId)
            .getResultList();
    return rows.stream()
        .map(Tuple.class::cast)
        .collect(
            Collectors.groupingBy(
                row -> (String) row.get(0),
                TreeMap::new,
                Collectors.mapping(row -> (String) row.get(1), Collectors.toList())));
  }

  /// Makes the metadata exactly this.
  public void replace(VolumeId id, Map<String, String> pairs) {
    merge(id, pairs);
    entityManager
        .createNativeQuery(
            "delete from volume_metadata where " + BY_VOLUME + " and key not in (:keys)")
        .setParameter("volume", id.value())
        .setParameter("keys", pairs.isEmpty() ? List.of("") : List.copyOf(pairs.keySet()))
        .executeUpdate();
  }

  /// Adds the pairs to new rows, for a volume that has none yet.
  void insert(VolumeId id, Map<String, String> pairs) {
    merge(id, pairs);
  }

  /// Adds or changes these pairs and leaves the others; in the order of the keys, so that two
  /// requests never wait for each other.
  public void merge(VolumeId id, Map<String, String> pairs) {
    if (pairs.isEmpty()) {
      return;
    }
    List<Map.Entry<String, String>> sorted = new ArrayList<>(new TreeMap<>(pairs).entrySet());
    entityManager
        .createNativeQuery(
            """
            insert into volume_metadata (volume_id, key, value)
            select :volume, k, v from unnest(:keys, :values) as pair (k, v)
            on conflict (volume_id, key) do update set value = excluded.value, updated_at = now()
            """)
        .setParameter("volume", id.value())
        .setParameter("keys", sorted.stream().map(Map.Entry::getKey).toArray(String[]::new))
        .setParameter("values", sorted.stream().map(Map.Entry::getValue).toArray(String[]::new))
        .executeUpdate();
  }

  /// Removes one key.
  ///
  /// @return whether it was there
  public boolean delete(VolumeId id, String key) {
    return entityManager
            .createNativeQuery("delete from volume_metadata where " + BY_VOLUME + " and key = :key")
            .setParameter("volume", id.value())
            .setParameter("key", key)
            .executeUpdate()
        == 1;
  }

  void deleteAll(VolumeId id) {
    for (String table :
        List.of("volume_metadata", "volume_admin_metadata", "volume_glance_metadata")) {
      entityManager
          .createNativeQuery("delete from " + table + " where " + BY_VOLUME)
          .setParameter("volume", id.value())
          .executeUpdate();
    }
  }
}
