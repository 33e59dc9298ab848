package io.brazier.doctor.check;

import io.brazier.doctor.broker.Queues;
import io.brazier.doctor.rows.Rows;
import java.util.List;

/// All checks, in the order in which findings are told.
public final class Checks {

  private Checks() {}

  /// What has to agree within the database. One moment of it is consistent in itself.
  public static List<Check<Rows>> ofRows(Limits limits) {
    return List.of(
        new UnfinishedVolumesCheck(),
        new StrayWorkersCheck(),
        new OverdueWorkersCheck(limits),
        new StatusWordsCheck(),
        new ErrorMessagesCheck(limits),
        new QuotaUsageCheck(),
        new ReservationsCheck(),
        new ClaimsCheck(),
        new PlacementsCheck());
  }

  /// What has to agree between the database and the storage hosts.
  public static List<Check<Storage>> ofStorage() {
    return List.of(
        new VolumeGroupsCheck(),
        new MissingVolumesCheck(),
        new UnknownVolumesCheck(),
        new DuplicateVolumesCheck(),
        new MisplacedVolumesCheck(),
        new HalfDeletedVolumesCheck(),
        new VolumeSizesCheck(),
        new OldBytesCheck(),
        new TargetsCheck());
  }

  /// What has to agree between the database and the broker.
  public static List<Check<Queues>> ofBroker() {
    return List.of(new QueuesCheck(), new DeadLettersCheck());
  }
}
