package io.brazier.bus.rabbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.brazier.bus.BusSamples;
import io.brazier.bus.Delivery;
import io.brazier.bus.PublishOutcome;
import io.brazier.bus.Subscription;
import io.brazier.bus.Topic;
import io.brazier.message.Decoded.Understood;
import io.brazier.message.Envelope;
import io.brazier.testing.LocalRabbit;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The broker is killed under the bus, and comes back as it was or emptied.
class BrokerOutageIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Topic TOPIC = new Topic("cinder-volume.h1@lvm");

  private LocalRabbit rabbit;
  private RabbitBus bus;
  private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
  private final BlockingQueue<Topic> created = new LinkedBlockingQueue<>();

  @BeforeEach
  void start() {
    rabbit = LocalRabbit.start();
    bus = new Broker(rabbit).bus();
    bus.onQueueCreated(created::add);
    await().atMost(LIMIT).until(bus::isConnected);
  }

  @AfterEach
  void stop() {
    bus.close();
    rabbit.close();
  }

  @Test
  void b3ConfirmedCastOutlivesTheBroker() throws Exception {
    Envelope before = BusSamples.envelope();
    assertThat(published(before)).isEqualTo(new PublishOutcome.Confirmed());
    assertThat(created.poll(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(TOPIC);
    rabbit.kill();
    rabbit.restart();
    try (Subscription _ = bus.consume(TOPIC, 1, deliveries::add)) {
      assertThat(nextContent()).isEqualTo(new Understood<>(before));
    }
    assertThat(created).as("queues that had to be made").isEmpty();
  }

  @Test
  void b5CastWithoutABrokerFailsAtOnce() throws Exception {
    rabbit.kill();
    await().atMost(LIMIT).until(() -> !bus.isConnected());
    long started = System.nanoTime();
    assertThat(published(BusSamples.envelope())).isInstanceOf(PublishOutcome.Failed.class);
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void b3ConsumerOfAnEmptiedBrokerMakesItsQueueAgainAndSaysSo() throws Exception {
    try (Subscription _ = bus.consume(TOPIC, 1, deliveries::add)) {
      assertThat(created.poll(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(TOPIC);
      rabbit.kill();
      rabbit.restartEmpty();
      assertThat(created.poll(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(TOPIC);
      await().atMost(LIMIT).until(bus::isConnected);
      Envelope after = BusSamples.envelope();
      assertThat(published(after)).isEqualTo(new PublishOutcome.Confirmed());
      assertThat(nextContent()).isEqualTo(new Understood<>(after));
    }
  }

  @Test
  void busThatStartsBeforeTheBrokerWaitsForIt() throws Exception {
    rabbit.kill();
    try (RabbitBus early = new Broker(rabbit).bus();
        Subscription _ = early.consume(TOPIC, 1, deliveries::add)) {
      assertThat(early.isConnected()).isFalse();
      rabbit.restart();
      await().atMost(LIMIT).until(early::isConnected);
      Envelope first = BusSamples.envelope();
      early.publish(TOPIC, first, _ -> {});
      assertThat(nextContent()).isEqualTo(new Understood<>(first));
    }
  }

  private Object nextContent() throws InterruptedException {
    Delivery delivery = deliveries.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertThat(delivery).as("next delivery").isNotNull();
    delivery.ack();
    return delivery.content();
  }

  private PublishOutcome published(Envelope envelope) throws Exception {
    CompletableFuture<PublishOutcome> outcome = new CompletableFuture<>();
    bus.publish(TOPIC, envelope, outcome::complete);
    return outcome.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }
}
