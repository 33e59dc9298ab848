package io.brazier.doctor.check.broker;

import io.brazier.bus.Topic;
import io.brazier.doctor.broker.Queues;
import io.brazier.doctor.check.Check;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import java.util.List;

/// A live service has its queues.
final class QueuesCheck implements Check<Queues> {

  @Override
  public List<Finding> examine(Queues queues) {
    return queues.missing().stream()
        .map(Topic::name)
        .sorted()
        .map(name ->
            Finding.of(
                Promise.P1,
                "the broker has no queue `%s`, but its service is alive".formatted(name),
                name))
        .toList();
  }
}
