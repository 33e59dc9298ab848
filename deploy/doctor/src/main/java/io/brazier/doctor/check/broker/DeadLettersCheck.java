package io.brazier.doctor.check.broker;

import io.brazier.doctor.broker.Queues;
import io.brazier.doctor.check.Check;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import java.util.List;

/// Nobody ever sends what nobody understands.
final class DeadLettersCheck implements Check<Queues> {

  @Override
  public List<Finding> examine(Queues queues) {
    return queues.deadLetters() == 0
        ? List.of()
        : List.of(
            Finding.of(
                Promise.P1,
                "%d messages in `%s` could not be used; their headers say why"
                    .formatted(queues.deadLetters(), Queues.DEAD),
                Queues.DEAD));
  }
}
