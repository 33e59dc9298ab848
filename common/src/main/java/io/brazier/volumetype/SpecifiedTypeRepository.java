package io.brazier.volumetype;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads types together with their extra specs, by one statement: every create does.
@ApplicationScoped
public class SpecifiedTypeRepository {

  private final EntityManager entityManager;

  SpecifiedTypeRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /// A live type by id or else by name, if the project may use it.
  ///
  /// @param projectId null for an administrator, who sees all
  public Optional<SpecifiedType> findVisible(String idOrName, @Nullable String projectId) {
    return specified(
        query("(id = :wanted or name = :wanted) and " + VolumeTypeRepository.VISIBLE, idOrName)
            .setParameter("all", projectId == null)
            .setParameter("project", projectId == null ? "" : projectId));
  }

  /// A live type by name, whoever may see it.
  public Optional<SpecifiedType> findByName(String name) {
    return specified(query("name = :wanted and not deleted", name));
  }

  private Query query(String condition, String wanted) {
    return entityManager
        .createNativeQuery(
            """
            select t.id, t.name, s.key, s.value
              from (select id, name from volume_types where %s order by (id = :wanted) desc limit 1) t
              left join volume_type_extra_specs s on s.volume_type_id = t.id and s.value is not null
            """
                .formatted(condition),
            Tuple.class)
        .setParameter("wanted", wanted);
  }

  @SuppressWarnings("unchecked") // the query's result class is Tuple
  private static Optional<SpecifiedType> specified(Query query) {
    List<Tuple> rows = query.getResultList();
    return rows.stream()
        .findFirst()
        .map(row -> new SpecifiedType((String) row.get(0), (String) row.get(1), specs(rows)));
  }

  /// A type without extra specs is one row without a key.
  private static Map<String, String> specs(List<Tuple> rows) {
    Map<String, String> specs = new HashMap<>();
    for (Tuple row : rows) {
      if (row.get(2) instanceof String key && row.get(3) instanceof String value) {
        specs.put(key, value);
      }
    }
    return specs;
  }
}
