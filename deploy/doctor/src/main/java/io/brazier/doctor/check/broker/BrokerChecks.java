package io.brazier.doctor.check.broker;

import io.brazier.doctor.broker.Queues;
import io.brazier.doctor.check.Check;
import java.util.List;

/// What has to agree between the database and the broker.
public final class BrokerChecks {

  private BrokerChecks() {}

  /// All of them, in the order in which findings are told.
  public static List<Check<Queues>> all() {
    return List.of(new QueuesCheck(), new DeadLettersCheck());
  }
}
