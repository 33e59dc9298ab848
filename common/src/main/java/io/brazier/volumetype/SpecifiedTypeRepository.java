package io.brazier.volumetype;

import io.brazier.context.Scope;
import io.brazier.sql.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// Reads types together with their extra specs, by one statement: every create does.
@ApplicationScoped
public class SpecifiedTypeRepository {

  private static final String SPECIFIED =
      """
      select t.id, t.name, s.key, s.value,
             exists (select from encryption e where e.volume_type_id = t.id) as encrypted
        from (select id, name from volume_types where %s limit 1) t
        left join volume_type_extra_specs s on s.volume_type_id = t.id and s.value is not null
      """;
  private static final Statement DEFAULT =
      new Statement(
          SPECIFIED.formatted(
              """
              not deleted and (name = :name or id = (
                select d.volume_type_id from default_volume_types d where d.project_id = :project))
              order by exists (
                select from default_volume_types d
                 where d.project_id = :project and d.volume_type_id = volume_types.id) desc
              """));
  private static final Statement BY_ID = new Statement(SPECIFIED.formatted("id = :id"));

  private static final Statement VISIBLE =
      new Statement(
          SPECIFIED.formatted(
              """
              (id = :word or name = :word) and not deleted and (:all or is_public or exists (
                select 1 from volume_type_projects p
                 where p.volume_type_id = volume_types.id and p.project_id = :project))
              order by (id = :word) desc
              """));

  private final Session session;

  SpecifiedTypeRepository(Session session) {
    this.session = session;
  }

  /// A live type by id or else by name, if it is offered to somebody in the scope.
  public Optional<SpecifiedType> findVisible(String idOrName, Scope scope) {
    return specified(
        VISIBLE,
        parameters ->
            parameters
                .text("word", idOrName)
                .flag("all", scope instanceof Scope.All)
                .text("project", scope.projectOrNull()));
  }

  /// The type that a volume has; a volume's type is never removed.
  public SpecifiedType get(String id) {
    return specified(BY_ID, parameters -> parameters.text("id", id)).orElseThrow();
  }

  /// The type of volumes that are made without one: the project's own default, else that of a name.
  ///
  /// @param projectId null for a token without a project
  public Optional<SpecifiedType> findDefault(@Nullable String projectId, String name) {
    return specified(
        DEFAULT, parameters -> parameters.text("project", projectId).text("name", name));
  }

  private Optional<SpecifiedType> specified(Statement select, Statement.Binder binder) {
    List<Row> rows = select.rows(session, binder, SpecifiedTypeRepository::row);
    return rows.stream()
        .findFirst()
        .map(row -> new SpecifiedType(row.id, row.name, specs(rows), row.encrypted));
  }

  private static Map<String, String> specs(List<Row> rows) {
    Map<String, String> specs = new HashMap<>();
    for (Row row : rows) {
      if (row.key != null && row.value != null) {
        specs.put(row.key, row.value);
      }
    }
    return specs;
  }

  private static Row row(ResultSet found) throws SQLException {
    return new Row(
        found.getString(1),
        found.getString(2),
        found.getString(3),
        found.getString(4),
        found.getBoolean(5));
  }

  /// A type with one of its specs; a type without any is one row without a key.
  private record Row(
      String id, String name, @Nullable String key, @Nullable String value, boolean encrypted) {}
}
