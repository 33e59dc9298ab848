package io.brazier.bus.rabbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.brazier.bus.BusSamples;
import io.brazier.bus.Topic;
import io.brazier.testing.LocalRabbit;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RabbitInspectionIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void queuesAndDeadLettersAreSeen() throws Exception {
    Topic topic = BusSamples.topic();
    try (LocalRabbit rabbit = LocalRabbit.start()) {
      Broker broker = new Broker(rabbit);
      try (RabbitInspection inspection = RabbitInspection.open(broker.settings())) {
        assertThat(inspection.hasQueue(topic)).isFalse();
        assertThat(inspection.deadLetters()).as("no service was ever here").isZero();
      }
      leaveADeadLetter(broker, topic);
      try (RabbitInspection inspection = RabbitInspection.open(broker.settings())) {
        assertThat(inspection.hasQueue(topic)).isTrue();
        await().atMost(LIMIT).until(() -> inspection.deadLetters() == 1);
      }
      rabbit.kill();
      assertThatThrownBy(() -> RabbitInspection.open(broker.settings()))
          .isInstanceOf(IOException.class);
    }
  }

  private static void leaveADeadLetter(Broker broker, Topic topic) throws Exception {
    try (RabbitBus bus = broker.bus()) {
      await().atMost(LIMIT).until(bus::isConnected);
      bus.consume(topic, 1, delivery -> delivery.deadLetter("a test's"));
      try (RabbitInspection inspection = RabbitInspection.open(broker.settings())) {
        await().atMost(LIMIT).until(() -> inspection.hasQueue(topic));
        broker.put(topic, new byte[] {'x'});
        await().atMost(LIMIT).until(() -> inspection.deadLetters() == 1);
      }
    }
  }
}
