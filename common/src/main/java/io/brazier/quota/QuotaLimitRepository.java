package io.brazier.quota;

import io.brazier.context.Scope;
import io.brazier.sql.Parameters;
import io.brazier.sql.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// The statements that read and write limits.
@ApplicationScoped
class QuotaLimitRepository {

  /// What was wrong with new limits; nothing was written unless both are empty.
  ///
  /// @param unknown keys that are no resource
  /// @param below keys whose limit is less than what is consumed
  record Objections(List<String> unknown, List<String> below) {}

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
             where not t.deleted
               and (t.is_public or :allTypes
                    or exists (select from volume_type_projects a
                                where a.volume_type_id = t.id and a.project_id = :viewer)
                    or exists (select from quota_usages u
                                where u.project_id = :project
                                  and u.resource = p.word || '_' || t.name
                                  and u.in_use + u.reserved > 0)))
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

  private static final Statement SET_LIMITS =
      new Statement("select unknown, below from quota_set_limits(:owner, :fixed, :keys, :limits)");
  private static final Statement SET_CLASS_LIMITS =
      new Statement("select quota_set_class_limits(:owner, :fixed, :keys, :limits)");
  private static final Statement DELETE_LIMITS =
      new Statement("delete from quotas where project_id = :project returning resource");
  private static final Statement RENAME_TYPE =
      new Statement("select quota_rename_type(:old, :new)");
  private static final Statement FORGET_TYPE = new Statement("select quota_forget_type(:name)");

  private final Session session;

  QuotaLimitRepository(Session session) {
    this.session = session;
  }

  /// Every resource with its effective limit and usage; the fixed ones, then those of each type
  /// that the viewer may see, or that the project uses.
  ///
  /// @param projectId null for no project
  /// @param className the class that comes before the default one, or null
  List<QuotaStanding> standings(
      @Nullable String projectId,
      @Nullable String className,
      Scope viewer,
      QuotaDefaults defaults) {
    List<QuotaKind> kinds = List.of(QuotaKind.values());
    return session
        .createNativeQuery(STANDINGS, Object[].class)
        .setParameter("fixed", words(kinds))
        .setParameter("fallbacks", kinds.stream().map(defaults::limit).toArray(Long[]::new))
        .setParameter("perType", words(kinds.stream().filter(QuotaKind::perType).toList()))
        .setParameter("project", projectId)
        .setParameter("named", className)
        .setParameter("allTypes", viewer instanceof Scope.All)
        .setParameter("viewer", viewer.projectOrNull())
        .setParameter("class", defaults.className())
        .getResultStream()
        .map(QuotaLimitRepository::standing)
        .toList();
  }

  private static String[] words(List<QuotaKind> kinds) {
    return kinds.stream().map(QuotaKind::word).toArray(String[]::new);
  }

  Objections setLimits(String projectId, Map<String, Long> limits) {
    return SET_LIMITS
        .rows(
            session,
            parameters -> withLimits(parameters, projectId, limits),
            row -> new Objections(words(row.getArray(1)), words(row.getArray(2))))
        .getFirst();
  }

  Objections setClassLimits(String className, Map<String, Long> limits) {
    return SET_CLASS_LIMITS
        .rows(
            session,
            parameters -> withLimits(parameters, className, limits),
            row -> new Objections(words(row.getArray(1)), List.of()))
        .getFirst();
  }

  private static void withLimits(Parameters parameters, String owner, Map<String, Long> limits)
      throws SQLException {
    List<Map.Entry<String, Long>> entries = List.copyOf(limits.entrySet());
    parameters
        .text("owner", owner)
        .texts("fixed", QuotaKind.words(), word -> word)
        .texts("keys", entries, Map.Entry::getKey)
        .numbers("limits", entries, Map.Entry::getValue);
  }

  private static List<String> words(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  void deleteLimits(String projectId) {
    DELETE_LIMITS.changes(session, parameters -> parameters.text("project", projectId));
  }

  void renameType(String oldName, String newName) {
    RENAME_TYPE.changes(
        session, parameters -> parameters.text("old", oldName).text("new", newName));
  }

  /// Removes what is kept of a type, or nothing and says false if something is still counted.
  boolean forgetType(String name) {
    return FORGET_TYPE
        .rows(session, parameters -> parameters.text("name", name), row -> row.getBoolean(1))
        .getFirst();
  }

  private static QuotaStanding standing(Object[] row) {
    return new QuotaStanding(
        QuotaResource.parse((String) row[0]).orElseThrow(),
        ((Number) row[1]).longValue(),
        new QuotaUsage(((Number) row[2]).longValue(), ((Number) row[3]).longValue()));
  }
}
