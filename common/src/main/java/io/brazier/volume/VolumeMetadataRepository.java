package io.brazier.volume;

import io.brazier.keyvalue.KeyValueRepository;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// Reads and changes what tenants note on volumes, `volume_metadata`, and reads what services do:
/// `volume_admin_metadata` and `volume_glance_metadata`.
@Singleton
public class VolumeMetadataRepository extends KeyValueRepository<String> {

  private static final String OWNER = "volume_id";
  private static final Set<String> VISIBLE_ADMIN_KEYS = Set.of("readonly", "attached_mode");

  private final Session session;
  private final KeyValueRepository<String> admin;
  private final KeyValueRepository<String> image;

  VolumeMetadataRepository(Session session) {
    super(session, "volume_metadata", OWNER);
    this.session = session;
    this.admin = new KeyValueRepository<>(session, "volume_admin_metadata", OWNER);
    this.image = new KeyValueRepository<>(session, "volume_glance_metadata", OWNER);
  }

  /// The admin metadata that everybody may see of many volumes.
  public Map<String, SortedMap<String, String>> visibleAdminByOwner(Collection<String> ids) {
    Map<String, SortedMap<String, String>> found = admin.byOwner(ids);
    found.values().forEach(pairs -> pairs.keySet().retainAll(VISIBLE_ADMIN_KEYS));
    return found;
  }

  /// The image metadata of many volumes.
  public Map<String, SortedMap<String, String>> imageByOwner(Collection<String> ids) {
    return image.byOwner(ids);
  }

  /// The distinct values per key over the live volumes of a project, or of all (`null`).
  public Map<String, List<String>> distinctValues(@Nullable String projectId) {
    List<?> rows =
        session
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

  /// Removes what tenants and services noted.
  @Override
  public void deleteAll(String owner) {
    super.deleteAll(owner);
    admin.deleteAll(owner);
    image.deleteAll(owner);
  }
}
