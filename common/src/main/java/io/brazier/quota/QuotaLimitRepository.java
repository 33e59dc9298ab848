package io.brazier.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The statements that read and write limits.
@ApplicationScoped
class QuotaLimitRepository {

  /// What was wrong with new limits; nothing was written unless both are empty.
  ///
  /// @param unknown keys that are no resource
  /// @param below keys whose limit is less than what is consumed
  record Objections(List<String> unknown, List<String> below) {}

  private static final String[] FIXED = QuotaKind.words().toArray(String[]::new);

  // One read of primary keys per table, without locks. The first limit that is there counts: the
  // project's, the named class's, the default class's, the configuration's.
  private static final String STANDINGS =
      """
      with known (resource, fallback, place, type_name) as (
        select f.resource, f.fallback, f.place, ''
          from unnest(cast(:fixed as text[]), cast(:fallbacks as bigint[])) with ordinality
                 f (resource, fallback, place)
        union all
        select p.word || '_' || t.name, -1, 100 + p.place, t.name
          from volume_types t
         cross join unnest(cast(:perType as text[])) with ordinality p (word, place)
         where not t.deleted)
      select k.resource,
             coalesce(q.hard_limit, n.hard_limit, d.hard_limit, k.fallback),
             coalesce(u.in_use, 0),
             coalesce(u.reserved, 0)
        from known k
        left join quotas q on q.project_id = :project and q.resource = k.resource
        left join quota_classes n on n.class_name = :named and n.resource = k.resource
        left join quota_classes d on d.class_name = :class and d.resource = k.resource
        left join quota_usages u on u.project_id = :project and u.resource = k.resource
       order by k.type_name, k.place
      """;

  private static final String[] PER_TYPE =
      Stream.of(QuotaKind.values())
          .filter(QuotaKind::perType)
          .map(QuotaKind::word)
          .toArray(String[]::new);

  private final EntityManager entityManager;

  QuotaLimitRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /// Every resource with its effective limit and usage; the fixed ones, then those of each type.
  ///
  /// @param projectId null for no project
  /// @param className the class that comes before the default one, or null
  List<QuotaStanding> standings(
      @Nullable String projectId, @Nullable String className, QuotaDefaults defaults) {
    return rows(entityManager
            .createNativeQuery(STANDINGS)
            .setParameter("fixed", FIXED)
            .setParameter(
                "fallbacks",
                Stream.of(QuotaKind.values()).map(defaults::limit).toArray(Long[]::new))
            .setParameter("perType", PER_TYPE)
            .setParameter("project", projectId)
            .setParameter("named", className)
            .setParameter("class", defaults.className()))
        .map(QuotaLimitRepository::standing)
        .toList();
  }

  Objections setLimits(String projectId, Map<String, Long> limits) {
    Query set =
        changing("select unknown, below from quota_set_limits(:owner, :fixed, :keys, :limits)");
    Object[] row = rows(withLimits(set, projectId, limits)).findFirst().orElseThrow();
    return new Objections(List.of((String[]) row[0]), List.of((String[]) row[1]));
  }

  Objections setClassLimits(String className, Map<String, Long> limits) {
    Query set = changing("select quota_set_class_limits(:owner, :fixed, :keys, :limits)");
    Object unknown = withLimits(set, className, limits).getSingleResult();
    return new Objections(List.of((String[]) unknown), List.of());
  }

  void deleteLimits(String projectId) {
    changing("delete from quotas where project_id = :project")
        .setParameter("project", projectId)
        .executeUpdate();
  }

  void renameType(String oldName, String newName) {
    changing("select quota_rename_type(:old, :new)")
        .setParameter("old", oldName)
        .setParameter("new", newName)
        .getSingleResult();
  }

  /// Removes what is kept of a type, or nothing and says false if something is still counted.
  boolean forgetType(String name) {
    return (Boolean)
        changing("select quota_forget_type(:name)").setParameter("name", name).getSingleResult();
  }

  private Query changing(String sql) {
    if (!entityManager.isJoinedToTransaction()) {
      throw new IllegalStateException("quotas need the caller's transaction");
    }
    return entityManager.createNativeQuery(sql);
  }

  private static Query withLimits(Query query, String owner, Map<String, Long> limits) {
    List<Map.Entry<String, Long>> entries = List.copyOf(limits.entrySet());
    return query
        .setParameter("owner", owner)
        .setParameter("fixed", FIXED)
        .setParameter("keys", entries.stream().map(Map.Entry::getKey).toArray(String[]::new))
        .setParameter("limits", entries.stream().map(Map.Entry::getValue).toArray(Long[]::new));
  }

  @SuppressWarnings("unchecked") // a native query of several columns gives rows of objects
  private static Stream<Object[]> rows(Query query) {
    return ((List<Object[]>) query.getResultList()).stream();
  }

  private static QuotaStanding standing(Object[] row) {
    return new QuotaStanding(
        QuotaResource.parse((String) row[0]).orElseThrow(),
        ((Number) row[1]).longValue(),
        new QuotaUsage(((Number) row[2]).longValue(), ((Number) row[3]).longValue()));
  }
}
