package io.brazier.volumetype;

import io.brazier.sql.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/// Which types projects have for volumes that are made without one.
@ApplicationScoped
public class DefaultTypeRepository {

  private static final String SELECT =
      "select project_id, volume_type_id from default_volume_types ";
  private static final Statement LIST = new Statement(SELECT + "order by project_id");
  private static final Statement FIND = new Statement(SELECT + "where project_id = :project");
  private static final Statement OF_TYPE =
      new Statement(SELECT + "where volume_type_id = :type limit 1");

  private static final Statement SET =
      new Statement(
          """
          insert into default_volume_types (project_id, volume_type_id) values (:project, :type)
          on conflict (project_id) do update
             set volume_type_id = excluded.volume_type_id, updated_at = now()
          returning project_id
          """);

  private static final Statement UNSET =
      new Statement(
          "delete from default_volume_types where project_id = :project returning project_id");

  private final Session session;

  DefaultTypeRepository(Session session) {
    this.session = session;
  }

  /// A project's type.
  ///
  /// @param projectId the project
  /// @param typeId a live type
  public record DefaultType(String projectId, String typeId) {}

  /// Those of all projects, by the projects' ids.
  public List<DefaultType> list() {
    return LIST.rows(session, _ -> {}, DefaultTypeRepository::read);
  }

  /// A project's; empty if it has none of its own.
  public Optional<DefaultType> find(String projectId) {
    return FIND
        .rows(
            session,
            parameters -> parameters.text("project", projectId),
            DefaultTypeRepository::read)
        .stream()
        .findFirst();
  }

  /// Whether any project has the type.
  public boolean any(String typeId) {
    return OF_TYPE.changes(session, parameters -> parameters.text("type", typeId));
  }

  /// Gives a project another. Who does has locked the type.
  public void set(String projectId, String typeId) {
    SET.changes(session, parameters -> parameters.text("project", projectId).text("type", typeId));
  }

  /// Takes a project's, if it has one.
  public void unset(String projectId) {
    UNSET.changes(session, parameters -> parameters.text("project", projectId));
  }

  private static DefaultType read(ResultSet row) throws SQLException {
    return new DefaultType(row.getString(1), row.getString(2));
  }
}
