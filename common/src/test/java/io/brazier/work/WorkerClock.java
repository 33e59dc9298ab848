package io.brazier.work;

import io.brazier.bus.Topic;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.List;
import org.hibernate.Session;

/// Moves rows in time instead of waiting, and looks at them.
final class WorkerClock {

  private final Session session;

  WorkerClock(Session session) {
    this.session = session;
  }

  /// Lets the lease of a row run out.
  void expire(long workerId) {
    change(
        "lease_until = now() - interval '1 second', due_at = now() - interval '1 second'",
        "id = " + workerId + " and lease_owner is not null");
  }

  /// Lets every row of a topic that nobody holds become due, and every pause be over.
  void makeDue(Topic topic) {
    change(
        "due_at = now() - interval '1 second', paused_until = null",
        "topic = '" + topic + "' and (lease_until is null or lease_until < now())");
  }

  /// Lets every lease of a topic run out.
  void expireAll(Topic topic) {
    change(
        "lease_until = now() - interval '1 second', due_at = now() - interval '1 second'",
        "topic = '" + topic + "' and lease_owner is not null");
  }

  /// Lets every row of a topic look cast, to a queue that kept it for long.
  void stamp(Topic topic) {
    change("cast_at = now(), due_at = now() + interval '1 hour'", "topic = '" + topic + "'");
  }

  /// Writes something that no version of the code understands into a row.
  void makeUnknown(Topic topic) {
    change("operation = 'paint_volume'", "topic = '" + topic + "'");
  }

  /// How many rows of the topic fulfil the condition.
  long count(Topic topic, String condition) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            session
                .createNativeQuery(
                    "select count(*) from workers where topic = '" + topic + "' and " + condition,
                    Long.class)
                .getSingleResult());
  }

  /// The ids of the topic's rows.
  List<Long> ids(Topic topic) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            session
                .createNativeQuery(
                    "select id from workers where topic = '" + topic + "' order by id", Long.class)
                .getResultList());
  }

  private void change(String set, String where) {
    QuarkusTransaction.requiringNew()
        .run(() ->
            session
                .createNativeMutationQuery("update workers set " + set + " where " + where)
                .executeUpdate());
  }
}
