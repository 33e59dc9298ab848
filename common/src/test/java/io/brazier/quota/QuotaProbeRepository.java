package io.brazier.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

/// What the tests do to the database beside the engine: volume types, time, and the end of a
/// connection.
@ApplicationScoped
class QuotaProbeRepository {

  private final EntityManager entityManager;

  QuotaProbeRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /// Makes a volume type and gives its id.
  String createType(String name) {
    return (String)
        entityManager
            .createNativeQuery(
                """
                insert into volume_types (id, name)
                values (cast(gen_random_uuid() as text), :name) returning id
                """)
            .setParameter("name", name)
            .getSingleResult();
  }

  void renameType(String id, String name) {
    change("update volume_types set name = :value where id = :id", id, name);
  }

  void deleteType(String id) {
    change("update volume_types set deleted = true where id = :id and :value = ''", id, "");
  }

  /// Makes a reservation look forgotten for longer than it may be.
  void age(ReservationId id) {
    change(
        "update reservations set expire = now() - interval '1 second' where uuid = :id and :value = ''",
        id.value(),
        "");
  }

  /// Has the server end the connection in the middle of the transaction; always throws.
  void killConnection() {
    entityManager
        .createNativeQuery("select pg_terminate_backend(pg_backend_pid())")
        .getResultList();
  }

  long countUsages(String projectId) {
    return count("select count(*) from quota_usages where project_id = :value", projectId);
  }

  long countReservations(String projectId) {
    return count("select count(*) from reservations where project_id = :value", projectId);
  }

  long countLimits(String resource) {
    return count("select count(*) from quotas where resource = :value", resource);
  }

  /// How many sessions wait for a lock.
  long countWaiting() {
    Query waiting =
        entityManager.createNativeQuery(
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock'");
    return ((Number) waiting.getSingleResult()).longValue();
  }

  private long count(String sql, String value) {
    Query count = entityManager.createNativeQuery(sql).setParameter("value", value);
    return ((Number) count.getSingleResult()).longValue();
  }

  private void change(String sql, String id, String value) {
    int changed =
        entityManager
            .createNativeQuery(sql)
            .setParameter("id", id)
            .setParameter("value", value)
            .executeUpdate();
    if (changed == 0) {
      throw new IllegalArgumentException("no such row: " + id);
    }
  }
}
