package io.brazier.bus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.brazier.message.Decoded.NotUnderstood;
import io.brazier.message.Decoded.Understood;
import io.brazier.message.Envelope;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What every bus does.
public interface BusContract {

  /// How long anything may take.
  Duration LIMIT = Duration.ofSeconds(30);

  /// The bus under test, connected.
  Bus bus();

  /// Puts bytes into the topic's queue that the bus itself would not write.
  void putRaw(Topic topic, byte[] body) throws Exception;

  /// The reasons of the dead letters of a topic.
  List<String> deadLetters(Topic topic) throws Exception;

  /// Deletes the topic's queue behind the bus' back.
  void dropQueue(Topic topic) throws Exception;

  /// Publishes and waits for the outcome.
  default PublishOutcome published(Topic topic, Envelope envelope) throws Exception {
    CompletableFuture<PublishOutcome> outcome = new CompletableFuture<>();
    bus().publish(topic, envelope, outcome::complete);
    return outcome.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  /// The next delivery, or a failure.
  default Delivery next(BlockingQueue<Delivery> deliveries) throws InterruptedException {
    Delivery delivery = deliveries.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertThat(delivery).as("next delivery").isNotNull();
    return delivery;
  }

  @Test
  default void castArrivesAsItWasSent() throws Exception {
    Topic topic = BusSamples.topic();
    Envelope envelope = BusSamples.envelope();
    BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    try (Subscription _ = bus().consume(topic, 1, deliveries::add)) {
      assertThat(published(topic, envelope)).isEqualTo(new PublishOutcome.Confirmed());
      Delivery delivery = next(deliveries);
      assertThat(delivery.content()).isEqualTo(new Understood<>(envelope));
      assertThat(delivery.topic()).isEqualTo(topic);
      delivery.ack();
    }
  }

  @Test
  default void b3CastToAStoppedServiceWaitsForIt() throws Exception {
    Topic topic = BusSamples.topic();
    Envelope envelope = BusSamples.envelope();
    assertThat(published(topic, envelope)).isEqualTo(new PublishOutcome.Confirmed());
    BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    try (Subscription _ = bus().consume(topic, 1, deliveries::add)) {
      assertThat(next(deliveries).content()).isEqualTo(new Understood<>(envelope));
    }
  }

  @Test
  default void b2DeliveryThatWasNotSettledComesAgain() throws Exception {
    Topic topic = BusSamples.topic();
    Envelope envelope = BusSamples.envelope();
    BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    try (Subscription _ = bus().consume(topic, 1, deliveries::add)) {
      published(topic, envelope);
      next(deliveries);
    }
    try (Subscription _ = bus().consume(topic, 1, deliveries::add)) {
      Delivery again = next(deliveries);
      assertThat(again.content()).isEqualTo(new Understood<>(envelope));
      again.ack();
    }
    Envelope marker = BusSamples.envelope();
    try (Subscription _ = bus().consume(topic, 1, deliveries::add)) {
      published(topic, marker);
      assertThat(next(deliveries).content()).isEqualTo(new Understood<>(marker));
    }
  }

  @Test
  default void noMoreThanTheWidthIsInHand() throws Exception {
    Topic topic = BusSamples.topic();
    BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    for (int i = 0; i < 5; i++) {
      published(topic, BusSamples.envelope());
    }
    try (Subscription _ = bus().consume(topic, 2, deliveries::add)) {
      Delivery first = next(deliveries);
      Delivery second = next(deliveries);
      assertThat(deliveries.poll(200, TimeUnit.MILLISECONDS)).isNull();
      first.ack();
      next(deliveries);
      second.ack();
      next(deliveries);
    }
  }

  @Test
  default void stoppedSubscriptionCanStillSettle() throws Exception {
    Topic topic = BusSamples.topic();
    BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    Envelope second = BusSamples.envelope();
    try (Subscription subscription = bus().consume(topic, 1, deliveries::add)) {
      published(topic, BusSamples.envelope());
      Delivery inHand = next(deliveries);
      subscription.stop();
      published(topic, second);
      inHand.ack();
      assertThat(deliveries.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }
    try (Subscription _ = bus().consume(topic, 1, deliveries::add)) {
      assertThat(next(deliveries).content()).isEqualTo(new Understood<>(second));
    }
  }

  @Test
  default void consumersOfOneTopicShareItsCasts() throws Exception {
    Topic topic = BusSamples.topic();
    List<Delivery> one = new CopyOnWriteArrayList<>();
    List<Delivery> other = new CopyOnWriteArrayList<>();
    try (Subscription _ = bus().consume(topic, 1, one::add);
        Subscription _ = bus().consume(topic, 1, other::add)) {
      published(topic, BusSamples.envelope());
      published(topic, BusSamples.envelope());
      await().atMost(LIMIT).until(() -> one.size() == 1 && other.size() == 1);
    }
  }

  @Test
  default void unreadableMessageGoesToTheDeadLettersWithItsReason() throws Exception {
    Topic topic = BusSamples.topic();
    BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    try (Subscription _ = bus().consume(topic, 1, deliveries::add)) {
      published(topic, BusSamples.envelope());
      next(deliveries).ack();
      putRaw(topic, "rubbish".getBytes(UTF_8));
      Delivery delivery = next(deliveries);
      assertThat(delivery.content()).isEqualTo(new NotUnderstood<Envelope>("not JSON"));
      delivery.deadLetter("not JSON");
      await()
          .atMost(LIMIT)
          .untilAsserted(() -> assertThat(deadLetters(topic)).containsExactly("not JSON"));
      Envelope after = BusSamples.envelope();
      published(topic, after);
      assertThat(next(deliveries).content()).isEqualTo(new Understood<>(after));
    }
  }

  @Test
  default void ofALongReasonTheBeginningIsKept() throws Exception {
    Topic topic = BusSamples.topic();
    BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    try (Subscription _ = bus().consume(topic, 1, deliveries::add)) {
      published(topic, BusSamples.envelope());
      next(deliveries).deadLetter("x".repeat(200_000));
      Envelope after = BusSamples.envelope();
      published(topic, after);
      assertThat(next(deliveries).content()).isEqualTo(new Understood<>(after));
      await()
          .atMost(LIMIT)
          .untilAsserted(() ->
              assertThat(deadLetters(topic)).containsExactly("x".repeat(Delivery.LONGEST_REASON)));
    }
  }

  @Test
  default void deliveryWhoseHandlerFailsGoesToTheDeadLetters() throws Exception {
    Topic topic = BusSamples.topic();
    BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    Envelope bad = BusSamples.envelope();
    DeliveryHandler handler =
        delivery -> {
          if (delivery.content().equals(new Understood<>(bad))) {
            throw new IllegalStateException("of a bug");
          }
          deliveries.add(delivery);
        };
    try (Subscription _ = bus().consume(topic, 1, handler)) {
      published(topic, bad);
      Envelope after = BusSamples.envelope();
      published(topic, after);
      assertThat(next(deliveries).content()).isEqualTo(new Understood<>(after));
      await()
          .atMost(LIMIT)
          .untilAsserted(() ->
              assertThat(deadLetters(topic))
                  .containsExactly("its handler failed: java.lang.IllegalStateException"));
    }
  }

  @Test
  default void deliveryIsSettledOnce() throws Exception {
    Topic topic = BusSamples.topic();
    BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    try (Subscription _ = bus().consume(topic, 1, deliveries::add)) {
      published(topic, BusSamples.envelope());
      Delivery delivery = next(deliveries);
      delivery.ack();
      delivery.ack();
      delivery.deadLetter("after all");
      Envelope after = BusSamples.envelope();
      published(topic, after);
      Delivery second = next(deliveries);
      assertThat(second.content()).isEqualTo(new Understood<>(after));
      second.ack();
      assertThat(deadLetters(topic)).isEmpty();
    }
  }

  @Test
  default void b3QueueThatVanishesIsMadeAgainAndReported() throws Exception {
    Topic topic = BusSamples.topic();
    BlockingQueue<Topic> created = new LinkedBlockingQueue<>();
    bus().onQueueCreated(made -> created.addAll(made.equals(topic) ? List.of(made) : List.of()));
    BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    try (Subscription _ = bus().consume(topic, 1, deliveries::add)) {
      assertThat(created.poll(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(topic);
      dropQueue(topic);
      assertThat(created.poll(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(topic);
      Envelope after = BusSamples.envelope();
      await()
          .atMost(LIMIT)
          .until(() -> published(topic, after).equals(new PublishOutcome.Confirmed()));
      assertThat(next(deliveries).content()).isEqualTo(new Understood<>(after));
    }
  }
}
