package io.brazier.bus.rabbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.brazier.bus.Bus;
import io.brazier.bus.BusContract;
import io.brazier.bus.BusSamples;
import io.brazier.bus.PublishOutcome;
import io.brazier.bus.Topic;
import io.brazier.testing.LocalRabbit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RabbitBusIT implements BusContract {

  private LocalRabbit rabbit;
  private Broker broker;

  private RabbitBus bus;

  @BeforeAll
  void startBroker() {
    rabbit = LocalRabbit.start();
    broker = new Broker(rabbit);
  }

  @AfterAll
  void stopBroker() {
    rabbit.close();
  }

  @BeforeEach
  void connect() {
    bus = broker.bus();
    await().atMost(LIMIT).until(bus::isConnected);
  }

  @AfterEach
  void disconnect() {
    bus.close();
  }

  @Override
  public Bus bus() {
    return bus;
  }

  @Override
  public void putRaw(Topic topic, byte[] body) throws Exception {
    broker.put(topic, body);
  }

  @Override
  public List<String> deadLetters(Topic topic) throws Exception {
    return broker.reasons(topic);
  }

  @Override
  public void dropQueue(Topic topic) throws Exception {
    broker.delete(topic);
  }

  @Test
  void b3CastThatFindsNoQueueSaysSoAndTheNextArrives() throws Exception {
    Topic topic = BusSamples.topic();
    published(topic, BusSamples.envelope());
    dropQueue(topic);
    assertThat(published(topic, BusSamples.envelope())).isEqualTo(new PublishOutcome.Unroutable());
    assertThat(published(topic, BusSamples.envelope())).isEqualTo(new PublishOutcome.Confirmed());
  }

  @Test
  void b3QueueThatWasNeverBoundIsBoundForTheNextCast() throws Exception {
    Topic topic = BusSamples.topic();
    published(topic, BusSamples.envelope());
    broker.unbind(topic);
    assertThat(published(topic, BusSamples.envelope())).isEqualTo(new PublishOutcome.Unroutable());
    assertThat(published(topic, BusSamples.envelope())).isEqualTo(new PublishOutcome.Confirmed());
  }
}
