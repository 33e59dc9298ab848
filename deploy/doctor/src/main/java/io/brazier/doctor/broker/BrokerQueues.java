package io.brazier.doctor.broker;

import io.brazier.bus.Topic;
import io.brazier.bus.rabbit.RabbitInspection;
import io.brazier.doctor.diagnosis.Unreachable;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/// The queues of a broker.
public record BrokerQueues(BrokerAddress address) implements QueueSource {

  @Override
  public Queues read(Set<Topic> expected) {
    try (RabbitInspection broker = RabbitInspection.open(address)) {
      Set<Topic> missing = new HashSet<>();
      for (Topic topic : expected) {
        if (!broker.hasQueue(topic)) {
          missing.add(topic);
        }
      }
      return new Queues(expected, missing, broker.deadLetters());
    } catch (IOException e) {
      throw new Unreachable("The broker %s cannot be asked: %s.".formatted(address, e), e);
    }
  }
}
