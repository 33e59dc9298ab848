package io.brazier.doctor.broker;

import io.brazier.bus.Topic;
import java.util.Set;

/// Where queues are looked for.
@FunctionalInterface
public interface QueueSource {

  /// Looks for queues.
  ///
  /// @throws io.brazier.doctor.diagnosis.Unreachable if the broker cannot be asked
  Queues read(Set<Topic> expected);
}
