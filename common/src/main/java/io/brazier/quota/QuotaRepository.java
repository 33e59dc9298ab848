package io.brazier.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The statements that count. Each is one round trip to a function of
/// `V004_1__quota_functions.sql`, where the order of the locks is explained.
@ApplicationScoped
class QuotaRepository {

  /// A resource of a refused request with its numbers, as the database saw them under the lock.
  ///
  /// @param typeName null for all types, or, where `typeId` is not, for a type that does not exist
  record Line(
      QuotaKind kind,
      @Nullable String typeId,
      @Nullable String typeName,
      long requested,
      long limit,
      QuotaUsage usage) {

    boolean typeMissing() {
      return typeId != null && typeName == null;
    }

    QuotaResource resource() {
      return new QuotaResource(kind, typeName);
    }
  }

  private final EntityManager entityManager;

  QuotaRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /// Takes all of the delta or nothing of it.
  ///
  /// @return empty if it was taken, else every resource of the request
  List<Line> reserve(
      ReservationId id,
      String projectId,
      QuotaDelta delta,
      QuotaDefaults defaults,
      Duration lifetime) {
    List<QuotaDelta.Change> changes = delta.changes();
    return rows(query(
                "select * from quota_reserve(:id, :project, :kinds, :types, :amounts, :limits, :class, :seconds)")
            .setParameter("id", id.value())
            .setParameter("project", projectId)
            .setParameter("kinds", texts(changes, change -> change.kind().word()))
            .setParameter("types", texts(changes, QuotaDelta.Change::typeId))
            .setParameter("amounts", numbers(changes, QuotaDelta.Change::amount))
            .setParameter("limits", numbers(changes, defaults::limit))
            .setParameter("class", defaults.className())
            .setParameter("seconds", lifetime.toSeconds()))
        .map(QuotaRepository::line)
        .toList();
  }

  /// Ends a reservation.
  ///
  /// @return how many resources it had, 0 if there is no such reservation
  int settle(ReservationId id, Settlement settlement) {
    Query settle =
        query("select quota_settle(:id, :committed)")
            .setParameter("id", id.value())
            .setParameter("committed", settlement == Settlement.COMMIT);
    return ((Number) settle.getSingleResult()).intValue();
  }

  /// Gives back the reservations past their time and says how many there were.
  int expire() {
    return ((Number) query("select quota_expire()").getSingleResult()).intValue();
  }

  /// How a reservation ends.
  enum Settlement {
    COMMIT,
    ROLLBACK
  }

  /// A bare connection would commit each statement for itself, and the quota would part from its
  /// rows.
  private Query query(String sql) {
    if (!entityManager.isJoinedToTransaction()) {
      throw new IllegalStateException("quotas need the caller's transaction");
    }
    return entityManager.createNativeQuery(sql);
  }

  @SuppressWarnings("unchecked") // a native query of several columns gives rows of objects
  private static Stream<Object[]> rows(Query query) {
    return ((List<Object[]>) query.getResultList()).stream();
  }

  private static Line line(Object[] row) {
    return new Line(
        QuotaKind.ofWord((String) row[0]).orElseThrow(),
        (String) row[1],
        (String) row[2],
        number(row[3]),
        number(row[4]),
        new QuotaUsage(number(row[5]), number(row[6])));
  }

  private static long number(Object column) {
    return ((Number) column).longValue();
  }

  private static @Nullable String[] texts(
      List<QuotaDelta.Change> changes, Function<QuotaDelta.Change, @Nullable String> part) {
    return changes.stream().map(part).toArray(String[]::new);
  }

  private static Long[] numbers(
      List<QuotaDelta.Change> changes, Function<QuotaDelta.Change, Long> part) {
    return changes.stream().map(part).toArray(Long[]::new);
  }
}
