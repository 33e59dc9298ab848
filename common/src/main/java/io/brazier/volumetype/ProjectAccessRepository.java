package io.brazier.volumetype;

import io.brazier.sql.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.Session;

/// Who may use the private types.
@ApplicationScoped
public class ProjectAccessRepository {

  private static final Statement LIST =
      new Statement(
          "select project_id from volume_type_projects where volume_type_id = :type order by 1");

  private static final Statement GRANT =
      new Statement(
          """
          insert into volume_type_projects (volume_type_id, project_id) values (:type, :project)
          on conflict do nothing returning project_id
          """);

  private static final Statement REVOKE =
      new Statement(
          """
          delete from volume_type_projects where volume_type_id = :type and project_id = :project
          returning project_id
          """);

  private static final Statement REVOKE_ALL =
      new Statement(
          "delete from volume_type_projects where volume_type_id = :type returning project_id");

  private final Session session;

  ProjectAccessRepository(Session session) {
    this.session = session;
  }

  /// The projects that may use a private type, sorted.
  public List<String> list(String typeId) {
    return LIST.rows(
        session, parameters -> parameters.text("type", typeId), row -> row.getString(1));
  }

  /// Lets a project use a private type.
  ///
  /// @return whether it could not before
  public boolean grant(String typeId, String projectId) {
    return changes(GRANT, typeId, projectId);
  }

  /// Takes that back.
  ///
  /// @return whether the project had access
  public boolean revoke(String typeId, String projectId) {
    return changes(REVOKE, typeId, projectId);
  }

  void revokeAll(String typeId) {
    REVOKE_ALL.changes(session, parameters -> parameters.text("type", typeId));
  }

  private boolean changes(Statement statement, String typeId, String projectId) {
    return statement.changes(
        session, parameters -> parameters.text("type", typeId).text("project", projectId));
  }
}
