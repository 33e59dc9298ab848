package io.brazier.usermessage;

import io.brazier.context.Identifiers;
import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.list.ListQuery;
import io.brazier.list.ListRepository;
import io.brazier.sql.Statement;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Writes, reads and reaps user messages.
@ApplicationScoped
public class UserMessageRepository implements PanacheRepositoryBase<UserMessage, String> {

  private static final Statement TELL =
      new Statement(
          """
          insert into messages (id, project_id, message_level, request_id, resource_type, resource_uuid,
                                event_id, action_id, detail_id, cause, expires_at)
          values (:id, :project, 'ERROR', :request, :type, :resource, :event, :action, :detail, :cause,
                  now() + make_interval(secs => :ttl))
          returning id
          """);

  private static final Statement SOFT_DELETE =
      new Statement(
          "update messages set deleted = true, deleted_at = now() where id = :id returning id");

  private static final Statement REAP =
      new Statement(
          """
          with gone as (delete from messages where expires_at <= now() returning 1)
          select count(*) from gone
          """);

  private static final ListRepository<UserMessage> LISTS =
      new ListRepository<>(UserMessage.class, MessageAttributes.ALL, Fault.NotFound::message);

  private final Identifiers identifiers;
  private final Duration timeToLive;

  UserMessageRepository(
      Identifiers identifiers,
      // Cinder's message_ttl: thirty days
      @ConfigProperty(name = "brazier.message-ttl", defaultValue = "P30D") Duration timeToLive) {
    this.identifiers = identifiers;
    this.timeToLive = timeToLive;
  }

  /// Tells a project of a failure, in the caller's transaction.
  public void tell(UserFailure failure) {
    TELL.changes(
        getSession(),
        parameters ->
            parameters
                .text("id", identifiers.next().toString())
                .text("project", failure.projectId())
                .text("request", failure.requestId())
                .text("type", failure.kind().messageWord())
                .text("resource", failure.resourceId())
                .text("event", failure.eventId())
                .text("action", failure.action().id())
                .text("detail", failure.detail().id())
                .text("cause", failure.cause())
                .number("ttl", timeToLive.toSeconds()));
  }

  /// A live message that is in a scope.
  ///
  /// @throws Fault.NotFound if there is none
  public UserMessage get(String id, Scope scope) {
    return find("id = ?1 and not deleted", id)
        .firstResultOptional()
        .filter(message -> scope.covers(message.projectId()))
        .orElseThrow(() -> Fault.NotFound.message(id));
  }

  /// A page of live messages.
  ///
  /// @throws Fault.NotFound if the marker is no live message that the caller may see
  public List<UserMessage> list(ListQuery query) {
    return LISTS.page(getEntityManager(), query);
  }

  /// Removes a message from its project's sight.
  public void softDelete(String id) {
    SOFT_DELETE.changes(getSession(), parameters -> parameters.text("id", id));
  }

  /// Deletes what has expired.
  ///
  /// @return how many there were
  public int reap() {
    return REAP.rows(getSession(), _ -> {}, row -> row.getInt(1)).getFirst();
  }
}
