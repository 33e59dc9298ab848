package io.brazier.doctor.check.rows;

import io.brazier.doctor.check.Check;
import io.brazier.doctor.check.Limits;
import io.brazier.doctor.rows.Rows;
import java.util.List;

/// What has to agree within the database.
public final class RowChecks {

  private RowChecks() {}

  /// All of them, in the order in which findings are told.
  public static List<Check<Rows>> all(Limits limits) {
    return List.of(
        new StrayWorkersCheck(), // before what waits for another worker is mended
        new UnfinishedCheck(),
        new OverdueWorkersCheck(limits),
        new StatusWordsCheck(),
        new OffersCheck(),
        new AttachmentsCheck(),
        new ErrorMessagesCheck(limits),
        new QuotaUsageCheck(),
        new ReservationsCheck(),
        new ClaimsCheck(),
        new PlacementsCheck());
  }
}
