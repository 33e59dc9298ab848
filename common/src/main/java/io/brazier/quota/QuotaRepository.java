package io.brazier.quota;

import io.brazier.sql.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.hibernate.Session;
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

  private static final Statement RESERVE =
      new Statement(
          "select * from quota_reserve(:reservation, :project, :resources, :types, :amounts,"
              + " :defaults, :class, :lifetime)");
  private static final Statement SETTLE =
      new Statement("select quota_settle(:reservation, :commit)");
  private static final Statement EXPIRE = new Statement("select quota_expire()");

  private final Session session;

  QuotaRepository(Session session) {
    this.session = session;
  }

  /// Takes all of the delta or nothing of it.
  ///
  /// @param id of the reservation; null to count at once
  /// @return empty if it was taken, else every resource of the request
  List<Line> reserve(
      @Nullable ReservationId id,
      String projectId,
      QuotaDelta delta,
      QuotaDefaults defaults,
      Duration lifetime) {
    List<QuotaDelta.Change> changes = delta.changes();
    return RESERVE.rows(
        session,
        parameters ->
            parameters
                .text("reservation", id == null ? null : id.value())
                .text("project", projectId)
                .texts("resources", changes, change -> change.kind().word())
                .texts("types", changes, QuotaDelta.Change::typeId)
                .numbers("amounts", changes, QuotaDelta.Change::amount)
                .numbers("defaults", changes, defaults::limit)
                .text("class", defaults.className())
                .number("lifetime", lifetime.toSeconds()),
        QuotaRepository::line);
  }

  /// Ends a reservation.
  ///
  /// @return how many resources it had, 0 if there is no such reservation
  int settle(ReservationId id, Settlement settlement) {
    return SETTLE
        .rows(
            session,
            parameters ->
                parameters
                    .text("reservation", id.value())
                    .flag("commit", settlement == Settlement.COMMIT),
            row -> row.getInt(1))
        .getFirst();
  }

  /// Gives back the reservations past their time and says how many there were.
  int expire() {
    return EXPIRE.rows(session, _ -> {}, row -> row.getInt(1)).getFirst();
  }

  /// How a reservation ends.
  enum Settlement {
    COMMIT,
    ROLLBACK
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        QuotaKind.ofWord(row.getString(1)).orElseThrow(),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getLong(5),
        new QuotaUsage(row.getLong(6), row.getLong(7)));
  }
}
