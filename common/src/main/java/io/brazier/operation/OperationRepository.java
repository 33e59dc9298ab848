package io.brazier.operation;

import io.brazier.sql.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.Session;

/// Keeps the record of operations from growing for ever. What stands in it is written by the
/// statements that move the workers.
@ApplicationScoped
public class OperationRepository {

  private static final Statement KEEP =
      new Statement("select operations_keep(cast(:days as integer))");

  private final Session session;

  OperationRepository(Session session) {
    this.session = session;
  }

  /// Makes the days to come, and drops those that are past.
  ///
  /// @param days how many days are kept
  /// @return how many were dropped, of both tables together
  public int keep(int days) {
    return KEEP.rows(session, parameters -> parameters.number("days", days), row -> row.getInt(1))
        .getFirst();
  }
}
