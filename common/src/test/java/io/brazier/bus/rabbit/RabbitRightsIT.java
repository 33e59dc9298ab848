package io.brazier.bus.rabbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import io.brazier.bus.BusSamples;
import io.brazier.bus.Delivery;
import io.brazier.bus.PublishOutcome;
import io.brazier.bus.Subscription;
import io.brazier.bus.Topic;
import io.brazier.message.Decoded.Understood;
import io.brazier.message.Envelope;
import io.brazier.testing.LocalRabbit;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the users of `deploy/local/users.sh` can do, and what becomes of the others if one of them
/// does what it should not.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RabbitRightsIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String API = "api";
  private static final String SCHEDULER = "scheduler";
  private static final String VOLUME = "volume-1";
  private static final Topic OWN = new Topic("cinder-volume.storage-1@lvm");
  private static final Topic OTHER = new Topic("cinder-volume.storage-2@lvm");
  private static final Map<String, Object> ODD = Map.of("x-max-length", 0);

  private LocalRabbit rabbit;
  private Broker broker;

  @BeforeAll
  void start() {
    rabbit = LocalRabbit.start(API, SCHEDULER, VOLUME);
    broker = new Broker(rabbit);
  }

  @AfterAll
  void stop() {
    rabbit.close();
  }

  @BeforeEach
  void empty() throws Exception {
    broker.as(
        "guest",
        channel -> {
          for (Topic topic : List.of(Topic.SCHEDULER, OWN, OTHER)) {
            channel.queueDelete(topic.name());
          }
          channel.queueDelete(RabbitTopology.DEAD_QUEUE);
          for (String exchange :
              List.of(
                  RabbitTopology.EXCHANGE,
                  RabbitTopology.DEAD_LETTERS,
                  RabbitTopology.NOTIFICATIONS)) {
            channel.exchangeDelete(exchange);
          }
        });
  }

  @Test
  void volumeServiceWaitsForWhatItMayNotMakeAndThenWorks() throws Exception {
    BlockingQueue<Delivery> here = new LinkedBlockingQueue<>();
    BlockingQueue<Delivery> there = new LinkedBlockingQueue<>();
    try (RabbitBus volume = broker.bus(VOLUME);
        Subscription _ = volume.consume(OWN, 1, here::add)) {
      await().during(Duration.ofSeconds(2)).atMost(LIMIT).until(() -> !volume.isConnected());
      try (RabbitBus scheduler = connected(SCHEDULER);
          Subscription _ = scheduler.consume(Topic.SCHEDULER, 1, there::add)) {
        await().atMost(LIMIT).until(volume::isConnected);
        arrives(scheduler, OWN, here);
        arrives(volume, OWN, here);
        arrives(volume, Topic.SCHEDULER, there);
      }
    }
  }

  @Test
  void apiMakesWhatIsMissingForAll() throws Exception {
    try (RabbitBus api = connected(API);
        RabbitBus _ = connected(VOLUME)) {
      assertThat(published(api, Topic.SCHEDULER)).isEqualTo(new PublishOutcome.Confirmed());
      assertThat(published(api, OWN)).isEqualTo(new PublishOutcome.Confirmed());
      broker.as(VOLUME, channel -> channel.exchangeDeclarePassive(RabbitTopology.NOTIFICATIONS));
    }
  }

  @Test
  void deadLettersOfAVolumeServiceAreKept() throws Exception {
    try (RabbitBus _ = connected(API);
        RabbitBus volume = connected(VOLUME);
        Subscription _ = volume.consume(OWN, 1, delivery -> delivery.deadLetter("a test's"))) {
      assertThat(published(volume, OWN)).isEqualTo(new PublishOutcome.Confirmed());
      await().atMost(LIMIT).until(() -> broker.reasons(OWN).equals(List.of("a test's")));
    }
  }

  /// What the user of a storage host tries.
  record Attack(String what, Broker.Action action) {}

  static Stream<Attack> attacks() {
    String queue = Topic.SCHEDULER.name();
    String own = OWN.name();
    return Stream.of(
        new Attack("no scheduler's queue", channel -> channel.queueDelete(queue)),
        new Attack("odd scheduler's queue", channel -> declare(channel, queue, ODD)),
        new Attack("emptied queue", channel -> channel.queuePurge(queue)),
        new Attack("taken messages", channel -> channel.basicGet(queue, true)),
        new Attack("cut off", channel -> channel.queueUnbind(queue, "cinder", queue)),
        new Attack("other host's queue", channel -> channel.queueDelete(OTHER.name())),
        new Attack("no casts", channel -> channel.exchangeDelete("cinder")),
        new Attack("no dead letters", channel -> channel.exchangeDelete("cinder.dlx")),
        new Attack("lost dead letters", channel -> channel.queueDelete("cinder.dead")),
        new Attack("read dead letters", channel -> channel.queueBind(own, "cinder.dlx", "")),
        new Attack("no notifications", channel -> channel.exchangeDelete("openstack")),
        new Attack("read notifications", channel -> channel.queueBind(own, "openstack", "#")),
        new Attack(
            "past the exchange",
            channel -> {
              channel.confirmSelect();
              channel.basicPublish("", queue, null, new byte[0]);
              channel.waitForConfirmsOrDie();
            }));
  }

  private static void declare(Channel channel, String queue, Map<String, Object> arguments)
      throws IOException {
    channel.queueDeclare(queue, true, false, false, arguments);
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void storageHostCannotTouchWhatAllShare(Attack attack) throws Exception {
    try (RabbitBus api = connected(API)) {
      published(api, Topic.SCHEDULER);
      published(api, OWN);
      published(api, OTHER);
      assertThatThrownBy(() -> broker.as(VOLUME, attack.action()))
          .satisfies(refusal -> assertThat(BrokerReply.of(refusal)).startsWith("ACCESS_REFUSED"));
    }
  }

  @Test
  void queueThatAStorageHostSpoiledIsItsOwnTrouble() throws Exception {
    try (RabbitBus api = connected(API)) {
      published(api, OTHER);
      broker.as(
          VOLUME,
          channel -> {
            declare(channel, OWN.name(), ODD);
            channel.queueBind(OWN.name(), RabbitTopology.EXCHANGE, OWN.name());
          });
      assertThat(published(api, OWN)).isEqualTo(new PublishOutcome.Confirmed());
      assertThat(published(api, OTHER)).isEqualTo(new PublishOutcome.Confirmed());
    }
  }

  @Test
  void exchangeOfAnotherKindStopsNobody() throws Exception {
    broker.as(
        "guest",
        channel -> {
          channel.exchangeDeclare(RabbitTopology.EXCHANGE, BuiltinExchangeType.TOPIC, true);
          channel.exchangeDeclare(RabbitTopology.DEAD_LETTERS, BuiltinExchangeType.FANOUT, true);
          declare(channel, RabbitTopology.DEAD_QUEUE, Map.of());
        });
    BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    try (RabbitBus scheduler = connected(SCHEDULER);
        Subscription _ = scheduler.consume(Topic.SCHEDULER, 1, deliveries::add)) {
      arrives(scheduler, Topic.SCHEDULER, deliveries);
    }
  }

  @Test
  void whoCannotConsumeSaysSo() throws Exception {
    broker.as("guest", channel -> declare(channel, Topic.SCHEDULER.name(), ODD));
    try (RabbitBus scheduler = connected(SCHEDULER);
        Subscription _ = scheduler.consume(Topic.SCHEDULER, 1, Delivery::ack)) {
      assertThat(scheduler.isConsuming()).as("it is given a moment").isTrue();
      await().atMost(LIMIT).until(() -> !scheduler.isConsuming());
      assertThat(scheduler.isConnected()).isTrue();
      broker.delete(Topic.SCHEDULER);
      await().atMost(LIMIT).until(scheduler::isConsuming);
    }
  }

  private RabbitBus connected(String user) {
    RabbitBus bus = broker.bus(user);
    await().atMost(LIMIT).until(bus::isConnected);
    return bus;
  }

  private static void arrives(RabbitBus bus, Topic topic, BlockingQueue<Delivery> deliveries)
      throws Exception {
    Envelope envelope = BusSamples.envelope();
    await()
        .atMost(LIMIT)
        .until(() -> published(bus, topic, envelope).equals(new PublishOutcome.Confirmed()));
    Delivery delivery = deliveries.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertThat(delivery).as("delivery from " + topic).isNotNull();
    delivery.ack();
    assertThat(delivery.content()).isEqualTo(new Understood<>(envelope));
  }

  private static PublishOutcome published(RabbitBus bus, Topic topic) throws Exception {
    return published(bus, topic, BusSamples.envelope());
  }

  private static PublishOutcome published(RabbitBus bus, Topic topic, Envelope envelope)
      throws Exception {
    CompletableFuture<PublishOutcome> outcome = new CompletableFuture<>();
    bus.publish(topic, envelope, outcome::complete);
    return outcome.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }
}
