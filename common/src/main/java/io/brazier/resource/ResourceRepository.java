package io.brazier.resource;

import io.brazier.fault.Fault;
import io.brazier.sql.Statement;
import java.util.function.Function;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// The conditional statements by which the rows of every kind of resource change, for its
/// repository: a kind's table has `id`, `project_id`, `status`, `display_name`,
/// `display_description`, `updated_at` and `deleted`.
///
/// Each says whether it hit. They pass by the persistence context: read again after them.
public final class ResourceRepository {

  private static final String UPDATE =
      """
      update %s set %s, updated_at = now()
      where id = :id and not deleted%s returning id
      """;

  private static final String HOLD =
      "select status from %s where id = :id and not deleted%s for no key update";

  private final Function<String, Fault.NotFound> missing;
  private final Statement hold;
  private final Statement holdOfProject;
  private final Statement transition;
  private final Statement reset;
  private final Statement rename;
  private final Statement redescribe;

  /// @param missing says that there is none of an id
  public ResourceRepository(ResourceKind kind, Function<String, Fault.NotFound> missing) {
    String table = kind.table();
    this.missing = missing;
    this.hold = new Statement(HOLD.formatted(table, ""));
    this.holdOfProject = new Statement(HOLD.formatted(table, " and project_id = :project"));
    this.transition =
        new Statement(UPDATE.formatted(table, "status = :to", " and status = any(:from)"));
    this.reset = new Statement(UPDATE.formatted(table, "status = :to", ""));
    this.rename = new Statement(UPDATE.formatted(table, "display_name = :text", ""));
    this.redescribe = new Statement(UPDATE.formatted(table, "display_description = :text", ""));
  }

  /// Keeps a live resource from being changed or deleted by others until the transaction ends.
  ///
  /// @return the status that it has until then
  /// @throws Fault.NotFound if it is gone
  public Status held(Session session, String id) {
    return held(session, hold, id, _ -> {});
  }

  /// The same of one that has to be a project's.
  ///
  /// @return the status that it has until then
  /// @throws Fault.NotFound if it is gone or another project's
  public Status held(Session session, String id, String project) {
    return held(session, holdOfProject, id, parameters -> parameters.text("project", project));
  }

  private Status held(Session session, Statement statement, String id, Statement.Binder others) {
    return statement
        .rows(session, of(id, others), row -> new Status(row.getString("status")))
        .stream()
        .findFirst()
        .orElseThrow(() -> missing.apply(id));
  }

  /// Moves a resource on if it still is where the step begins.
  ///
  /// @return whether it was; if not, nothing is written
  public boolean transition(Session session, String id, Transition step) {
    return changes(
        session,
        transition,
        id,
        parameters ->
            parameters.text("to", step.to().word()).texts("from", step.from(), Status::word));
  }

  /// Puts a resource into a status from whatever other, by an administrator's word.
  ///
  /// @return whether the resource was live
  public boolean reset(Session session, String id, Status status) {
    return changes(session, reset, id, parameters -> parameters.text("to", status.word()));
  }

  /// Changes the name and nothing else: another request may change the description.
  ///
  /// @return whether the resource was live
  public boolean rename(Session session, String id, @Nullable String name) {
    return changes(session, rename, id, parameters -> parameters.text("text", name));
  }

  /// Changes the description and nothing else.
  ///
  /// @return whether the resource was live
  public boolean redescribe(Session session, String id, @Nullable String description) {
    return changes(session, redescribe, id, parameters -> parameters.text("text", description));
  }

  /// Runs a statement about the one of an id.
  ///
  /// @param others sets its parameters but `:id`
  /// @return whether it changed it
  public static boolean changes(
      Session session, Statement statement, String id, Statement.Binder others) {
    return statement.changes(session, of(id, others));
  }

  private static Statement.Binder of(String id, Statement.Binder others) {
    return parameters -> {
      parameters.text("id", id);
      others.bind(parameters);
    };
  }
}
