package io.brazier.usermessage;

import io.brazier.context.Identifiers;
import io.brazier.fault.Fault;
import io.brazier.page.Keyset;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Writes, reads and reaps user messages.
@ApplicationScoped
public class UserMessageRepository implements PanacheRepositoryBase<UserMessage, String> {

  private static final String LIVE = "not deleted and expires_at > now()";

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
    getEntityManager()
        .createNativeQuery(
            """
            insert into messages (id, project_id, message_level, request_id, resource_type, resource_uuid,
                                  event_id, action_id, detail_id, cause, expires_at)
            values (:id, :project, 'ERROR', :request, :type, :resource, :event, :action, :detail, :cause,
                    now() + make_interval(secs => :ttl))
            """)
        .setParameter("id", identifiers.next().toString())
        .setParameter("project", failure.projectId())
        .setParameter("request", failure.requestId())
        .setParameter("type", failure.kind().messageWord())
        .setParameter("resource", failure.resourceId())
        .setParameter("event", failure.eventId())
        .setParameter("action", failure.action().id())
        .setParameter("detail", failure.detail().id())
        .setParameter("cause", failure.cause())
        .setParameter("ttl", (double) timeToLive.toSeconds())
        .executeUpdate();
  }

  /// A live message that a project may see.
  ///
  /// @param projectId null for all projects
  public Optional<UserMessage> findVisible(String id, @Nullable String projectId) {
    return find("id = ?1 and not deleted", id)
        .firstResultOptional()
        .filter(message -> projectId == null || message.projectId().equals(projectId));
  }

  /// A page of live messages, by the index `messages_live_project`.
  ///
  /// @throws Fault.NotFound if the marker is no live message
  @SuppressWarnings("unchecked") // the query's result class is UserMessage
  public List<UserMessage> list(MessageQuery query) {
    Map<String, Object> parameters = new HashMap<>();
    List<String> conditions = new ArrayList<>(List.of(LIVE, "project_id = :project"));
    parameters.put("project", query.projectId());
    query
        .equal()
        .forEach((column, value) -> {
          conditions.add(column.name() + " = :equal_" + column.name());
          parameters.put("equal_" + column.name(), value);
        });
    query
        .like()
        .forEach((column, part) -> {
          conditions.add("position(:like_" + column.name() + " in " + column.name() + ") > 0");
          parameters.put("like_" + column.name(), part);
        });
    String marker = query.marker();
    if (marker != null) {
      conditions.add(query.order().after(markerValues(marker, query.order()), parameters));
    }
    Query page =
        getEntityManager()
            .createNativeQuery(
                "select * from messages where %s order by %s limit %d offset %d"
                    .formatted(
                        String.join(" and ", conditions),
                        query.order().orderBy(),
                        query.limit(),
                        query.offset()),
                UserMessage.class);
    parameters.forEach(page::setParameter);
    return page.getResultList();
  }

  private Map<String, @Nullable Object> markerValues(String marker, Keyset order) {
    List<?> rows =
        getEntityManager()
            .createNativeQuery(
                "select %s from messages where id = :id and %s".formatted(order.columns(), LIVE),
                Tuple.class)
            .setParameter("id", marker)
            .getResultList();
    if (rows.isEmpty()) {
      throw Fault.NotFound.message(marker);
    }
    return order.marker(((Tuple) rows.getFirst())::get);
  }

  /// Removes a message from its project's sight.
  public void softDelete(String id) {
    getEntityManager()
        .createNativeQuery("update messages set deleted = true, deleted_at = now() where id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }

  /// Deletes what has expired.
  ///
  /// @return how many there were
  public int reap() {
    return getEntityManager()
        .createNativeQuery("delete from messages where expires_at <= now()")
        .executeUpdate();
  }
}
