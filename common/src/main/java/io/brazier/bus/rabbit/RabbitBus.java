package io.brazier.bus.rabbit;

import io.brazier.bus.Bus;
import io.brazier.bus.DeliveryHandler;
import io.brazier.bus.PublishOutcome;
import io.brazier.bus.Subscription;
import io.brazier.bus.Topic;
import io.brazier.message.Envelope;
import io.brazier.message.MessageCodec;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// The bus over RabbitMQ: durable queues, persistent messages, confirms with `mandatory`, manual
/// acknowledgement. Publishing has a connection of its own, since a broker short of memory stops
/// reading from those that publish.
@ApplicationScoped
class RabbitBus implements Bus, AutoCloseable {

  /// How long consumers may take to be back after the broker is.
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final RabbitTopology topology = new RabbitTopology();
  private final MessageCodec codec;
  private final RabbitLink publishing;
  private final RabbitLink consuming;
  private final RabbitPublisher publisher;
  private final List<RabbitSubscription> subscriptions = new CopyOnWriteArrayList<>();

  RabbitBus(BusConfig config, MessageCodec codec) {
    this.codec = codec;
    this.publishing = new RabbitLink("brazier-publish", config);
    this.consuming = new RabbitLink("brazier-consume", config);
    this.publisher = new RabbitPublisher(publishing, topology, codec);
    publishing.start();
    consuming.start();
    publisher.start();
  }

  /// Makes the bus connect when the service starts, not when it is first used.
  void start(@Observes StartupEvent event) {
    // The constructor has done it.
  }

  @Override
  public void publish(Topic topic, Envelope envelope, Consumer<PublishOutcome> then) {
    publisher.publish(new PendingCast(topic, envelope, then));
  }

  @Override
  public Subscription consume(Topic topic, int width, DeliveryHandler handler) {
    RabbitSubscription subscription =
        new RabbitSubscription(
            consuming, topology, codec, new RabbitSubscription.Consumption(topic, width, handler));
    subscriptions.add(subscription);
    subscription.start();
    return subscription;
  }

  @Override
  public boolean isConnected() {
    return publisher.isReady();
  }

  /// Consumers are given time after each loss of the broker, counted from when it can be reached
  /// again: publishers are back first.
  @Override
  public boolean isConsuming() {
    return !publisher.isReadyFor(GRACE)
        || subscriptions.stream().noneMatch(subscription -> subscription.isIdleFor(GRACE));
  }

  @Override
  public void onQueueCreated(Consumer<Topic> watcher) {
    topology.onQueueCreated(watcher);
  }

  @Override
  @PreDestroy
  public void close() {
    publisher.close();
    publishing.close();
    consuming.close();
  }
}
