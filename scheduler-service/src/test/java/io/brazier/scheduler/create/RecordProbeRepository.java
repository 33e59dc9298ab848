package io.brazier.scheduler.create;

import io.brazier.sql.Statement;
import io.brazier.volume.VolumeId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.Session;

/// Looks at what is written down of operations.
@ApplicationScoped
class RecordProbeRepository {

  private static final String LAST_EVENT =
      """
      select coalesce(e.%1$s, '') from operations o join operation_events e on e.operation_id = o.id
      where o.resource_id = :volume and e.%1$s is not null order by e.at desc limit 1
      """;
  private static final Statement OUTCOME = new Statement(LAST_EVENT.formatted("outcome"));
  private static final Statement CAUSE = new Statement(LAST_EVENT.formatted("cause"));
  private static final Statement TOPIC =
      new Statement("select topic from workers where resource_id = :volume");
  private static final Statement EVENTS =
      new Statement(
          """
          select event_id || ': ' || split_part(cause, 'CapacityFilter: ', 2) from messages
          where resource_uuid = :volume
          """);
  private static final Statement RESERVED =
      new Statement(
          """
          select cast(coalesce(sum(reserved), 0) as text) from quota_usages
          where project_id = :volume and resource = 'gigabytes'
          """);

  private final Session session;

  RecordProbeRepository(Session session) {
    this.session = session;
  }

  /// How the last operation ended; empty if none has.
  String outcome(VolumeId volume) {
    return one(OUTCOME, volume.value());
  }

  /// What was decided last.
  String cause(VolumeId volume) {
    return one(CAUSE, volume.value());
  }

  /// Whose turn it is; empty if nobody's.
  String topic(VolumeId volume) {
    return one(TOPIC, volume.value());
  }

  /// The messages about a volume, with what the filter of capacity said.
  List<String> events(VolumeId volume) {
    return all(EVENTS, volume.value());
  }

  /// The gigabytes that operations of a project hold.
  long reserved(String project) {
    return Long.parseLong(one(RESERVED, project));
  }

  private String one(Statement statement, String key) {
    List<String> found = all(statement, key);
    return found.isEmpty() ? "" : found.getFirst();
  }

  private List<String> all(Statement statement, String key) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            statement.rows(
                session, parameters -> parameters.text("volume", key), row -> row.getString(1)));
  }
}
