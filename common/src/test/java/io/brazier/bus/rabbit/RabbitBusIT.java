package io.brazier.bus.rabbit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import io.brazier.bus.Bus;
import io.brazier.bus.BusContract;
import io.brazier.bus.BusSamples;
import io.brazier.bus.Delivery;
import io.brazier.bus.DeliveryHandler;
import io.brazier.bus.PublishOutcome;
import io.brazier.bus.Subscription;
import io.brazier.bus.Topic;
import io.brazier.message.Decoded;
import io.brazier.message.Decoded.NotUnderstood;
import io.brazier.message.Decoded.Understood;
import io.brazier.message.Envelope;
import io.brazier.message.MessageCodec;
import io.brazier.testing.LocalRabbit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

  /// What no bus would send, but whoever may write to the broker can.
  record Poison(String what, AMQP.BasicProperties properties, String body) {}

  static Stream<Poison> poison() {
    AMQP.BasicProperties none = new AMQP.BasicProperties();
    AMQP.BasicProperties json = json().build();
    String good = new String(new MessageCodec().encode(BusSamples.envelope()), UTF_8);
    return Stream.of(
        new Poison("no content type", none, "rubbish"),
        new Poison("empty body", json, ""),
        new Poison("deep", json, "[".repeat(60_000)),
        new Poison("wide", json, "[" + "[],".repeat(20_000) + "[]]"),
        new Poison("long request id", json, envelope("\"r\"", quoted(60_000))),
        new Poison("long type", json, envelope(quoted(60_000), "\"r\"")),
        new Poison("long", json, good + " ".repeat(MessageCodec.MOST_BYTES)),
        new Poison("odd types", json, envelope("[1]", "{}")),
        new Poison(
            "headers of a frame", json().headers(Map.of("h", "x".repeat(130_950))).build(), "{}"),
        new Poison("odd headers", json().headers(oddHeaders()).build(), "{}"),
        new Poison("user", json().userId("guest").build(), "{}"),
        new Poison("expiring", json().expiration("600000").priority(9).replyTo("r").build(), "{}"),
        new Poison("binary", json().contentEncoding("gzip").build(), "\0".repeat(1_000_000)),
        new Poison("cut", json, good.substring(0, good.length() - 1)));
  }

  private static AMQP.BasicProperties.Builder json() {
    return new AMQP.BasicProperties.Builder().contentType("application/json");
  }

  private static String envelope(String type, String requestId) {
    return """
    {"id": "018c2f6e-5b1a-7c3d-9e4f-5a6b7c8d9e0f", "worker_id": 1, "type": %s, "request_id": %s}
    """
        .formatted(type, requestId);
  }

  private static String quoted(int length) {
    return '"' + "x".repeat(length) + '"';
  }

  private static Map<String, Object> oddHeaders() {
    return Map.of(
        "x-brazier-reason",
        List.of(1, 2.5, true, 3L),
        "x-brazier-queue",
        Map.of("nested", Map.of("bytes", new byte[] {0, 1})),
        "x-death",
        "never",
        "",
        new BigDecimal("1.25"));
  }

  @ParameterizedTest
  @MethodSource("poison")
  void poisonIsPutAsideAndTheNextArrives(Poison poison) throws Exception {
    Topic topic = BusSamples.topic();
    BlockingQueue<Envelope> understood = new LinkedBlockingQueue<>();
    DeliveryHandler handler =
        delivery -> {
          switch (delivery.content()) {
            case NotUnderstood<Envelope>(String reason) -> delivery.deadLetter(reason);
            case Understood<Envelope>(Envelope envelope) -> {
              understood.add(envelope);
              delivery.ack();
            }
          }
        };
    Envelope first = BusSamples.envelope();
    Envelope second = BusSamples.envelope();
    try (Subscription _ = bus().consume(topic, 1, handler)) {
      published(topic, first);
      broker.put(topic, poison.properties(), poison.body().getBytes(UTF_8));
      published(topic, second);
      await().atMost(LIMIT).until(() -> understood.containsAll(List.of(first, second)));
    }
    assertThat(deadLetters(topic)).hasSize(1).doesNotContain("null");
  }

  @Test
  void ofALongMessageTheBeginningIsPutAside() throws Exception {
    Topic topic = BusSamples.topic();
    DeliveryHandler handler = delivery -> delivery.deadLetter("a test's");
    try (Subscription _ = bus().consume(topic, 1, handler)) {
      published(topic, BusSamples.envelope());
      broker.put(topic, "x".repeat(1_000_000).getBytes(UTF_8));
      await().atMost(LIMIT).until(() -> deadLetters(topic).size() == 2);
    }
    assertThat(broker.deadLetters(topic))
        .last()
        .satisfies(letter -> assertThat(letter.getBody()).hasSize(MessageCodec.MOST_BYTES));
  }

  @Test
  void messageThatCannotEvenBeReadDoesNotStay() throws Exception {
    Topic topic = BusSamples.topic();
    MessageCodec weak =
        new MessageCodec() {
          @Override
          public Decoded<Envelope> decodeEnvelope(byte[] body) {
            throw new InternalError("of a test");
          }
        };
    DeliveryHandler handler = delivery -> delivery.deadLetter("read: " + delivery.content());
    try (RabbitBus other = new RabbitBus(broker.settings(), weak);
        Subscription _ = other.consume(topic, 1, handler)) {
      published(topic, BusSamples.envelope());
      published(topic, BusSamples.envelope());
      await().atMost(LIMIT).until(() -> deadLetters(topic).size() == 2);
    }
    assertThat(deadLetters(topic)).containsOnly("its handler failed: java.lang.InternalError");
  }

  @Test
  void deadLetterThatCannotBeCopiedDoesNotStay() throws Exception {
    Topic topic = BusSamples.topic();
    BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    try (Subscription _ = bus().consume(topic, 1, deliveries::add)) {
      published(topic, BusSamples.envelope());
      Delivery delivery = next(deliveries);
      broker.deleteDeadLetterExchange();
      delivery.deadLetter("there is no way to the dead letters");
      Envelope after = BusSamples.envelope();
      published(topic, after);
      assertThat(next(deliveries).content()).isEqualTo(new Understood<>(after));
    }
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
