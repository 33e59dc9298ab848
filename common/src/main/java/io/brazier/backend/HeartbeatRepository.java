package io.brazier.backend;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Renews the rows of services over a connection that nothing else uses, so that a heartbeat never
/// waits for one while all others are busy.
@ApplicationScoped
class HeartbeatRepository {

  /// A statement that hangs must not hold up the next beats for longer than a service is believed.
  private static final int TIMEOUT_SECONDS = 5;

  private final AgroalDataSource connections;

  HeartbeatRepository(@DataSource("heartbeat") AgroalDataSource connections) {
    this.connections = connections;
  }

  /// Counts one more report.
  ///
  /// @return false if the service has no row any more
  boolean beat(ServiceKey service) throws SQLException {
    try (Connection connection = connections.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                """
                update services set report_count = report_count + 1, updated_at = now()
                where host = ? and "binary" = ? and not deleted
                """)) {
      update.setQueryTimeout(TIMEOUT_SECONDS);
      update.setString(1, service.host());
      update.setString(2, service.binary().wireName());
      return update.executeUpdate() == 1;
    }
  }
}
