package io.brazier.bus;

import io.brazier.message.Decoded;
import io.brazier.message.Envelope;
import io.brazier.message.MessageCodec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// A bus in memory, which passes `BusContract`. It can be taken down, emptied, and made to lose or
/// double a message. All state is guarded by its monitor; handlers and watchers run outside of it.
public final class FakeBus implements Bus {

  /// A message that was put aside.
  public record DeadLetter(Topic topic, String reason) {}

  private final MessageCodec codec = new MessageCodec();
  private final Map<Topic, Deque<byte[]>> queues = new HashMap<>();
  private final List<FakeSubscription> subscriptions = new ArrayList<>();
  private final List<Consumer<Topic>> watchers = new ArrayList<>();
  private final List<DeadLetter> deadLetters = new ArrayList<>();
  private boolean up = true;
  private boolean losing;
  private boolean doubling;

  @Override
  public void publish(Topic topic, Envelope envelope, Consumer<PublishOutcome> then) {
    then.accept(accept(topic, codec.encode(envelope)));
  }

  private synchronized PublishOutcome accept(Topic topic, byte[] body) {
    if (!up) {
      return new PublishOutcome.Failed("the fake broker is down");
    }
    declare(topic);
    if (!losing) {
      put(topic, body);
    }
    if (doubling) {
      put(topic, body);
    }
    return new PublishOutcome.Confirmed();
  }

  @Override
  public synchronized Subscription consume(Topic topic, int width, DeliveryHandler handler) {
    FakeSubscription subscription = new FakeSubscription(topic, width, handler);
    subscriptions.add(subscription);
    if (up) {
      declare(topic);
    }
    dispatch();
    return subscription;
  }

  @Override
  public synchronized boolean isConnected() {
    return up;
  }

  @Override
  public synchronized boolean isConsuming() {
    return up;
  }

  @Override
  public synchronized void onQueueCreated(Consumer<Topic> watcher) {
    watchers.add(watcher);
  }

  /// Puts any bytes into a queue.
  public synchronized void putRaw(Topic topic, byte[] body) {
    declare(topic);
    put(topic, body);
  }

  /// Cuts everybody off; unsettled deliveries go back to their queues, which stay.
  public synchronized void goDown() {
    up = false;
    subscriptions.forEach(FakeSubscription::takeBack);
  }

  /// Lets everybody in again.
  public synchronized void comeUp() {
    up = true;
    subscriptions.forEach(subscription -> declare(subscription.topic));
    dispatch();
  }

  /// Drops all queues with what is in them, as a broker does that lost its data. Consumers declare
  /// theirs again.
  public synchronized void empty() {
    queues.clear();
    subscriptions.forEach(subscription -> subscription.unsettled.clear());
    if (up) {
      subscriptions.forEach(subscription -> declare(subscription.topic));
    }
  }

  /// From now on confirms messages without keeping them, or does so no more.
  public synchronized void lose(boolean value) {
    losing = value;
  }

  /// From now on keeps each message twice, or does so no more.
  public synchronized void repeat(boolean value) {
    doubling = value;
  }

  /// What was put aside so far.
  public synchronized List<DeadLetter> deadLetters() {
    return List.copyOf(deadLetters);
  }

  /// How many messages wait for a consumer.
  public synchronized int waiting(Topic topic) {
    return queues.getOrDefault(topic, new ArrayDeque<>()).size();
  }

  /// How many deliveries are not settled.
  public synchronized int inHand(Topic topic) {
    return subscriptions.stream()
        .filter(subscription -> subscription.topic.equals(topic))
        .mapToInt(subscription -> subscription.unsettled.size())
        .sum();
  }

  /// How many consume from the topic.
  public synchronized long consumers(Topic topic) {
    return subscriptions.stream()
        .filter(subscription -> subscription.topic.equals(topic) && !subscription.stopped)
        .count();
  }

  private void declare(Topic topic) {
    if (queues.putIfAbsent(topic, new ArrayDeque<>()) == null) {
      watchers.forEach(watcher -> Thread.startVirtualThread(() -> watcher.accept(topic)));
    }
  }

  private void put(Topic topic, byte[] body) {
    queues.computeIfAbsent(topic, _ -> new ArrayDeque<>()).addLast(body);
    dispatch();
  }

  private void dispatch() {
    if (up) {
      subscriptions.forEach(FakeSubscription::fill);
    }
  }

  private final class FakeSubscription implements Subscription {

    private final Topic topic;
    private final int width;
    private final DeliveryHandler handler;
    private final Set<FakeDelivery> unsettled = new HashSet<>();
    private boolean stopped;

    FakeSubscription(Topic topic, int width, DeliveryHandler handler) {
      this.topic = topic;
      this.width = width;
      this.handler = handler;
    }

    void fill() {
      Deque<byte[]> queue = queues.getOrDefault(topic, new ArrayDeque<>());
      while (!stopped && unsettled.size() < width && !queue.isEmpty()) {
        FakeDelivery delivery = new FakeDelivery(this, queue.removeFirst());
        unsettled.add(delivery);
        Thread.startVirtualThread(() -> pass(delivery));
      }
    }

    private void pass(FakeDelivery delivery) {
      try {
        handler.handle(delivery);
      } catch (RuntimeException | Error e) {
        delivery.deadLetter("its handler failed: " + e.getClass().getName());
      }
    }

    void takeBack() {
      unsettled.forEach(delivery ->
          queues.computeIfAbsent(topic, _ -> new ArrayDeque<>()).addFirst(delivery.body));
      unsettled.clear();
    }

    @Override
    public void stop() {
      synchronized (FakeBus.this) {
        stopped = true;
      }
    }

    @Override
    public void close() {
      synchronized (FakeBus.this) {
        stopped = true;
        takeBack();
        subscriptions.remove(this);
        dispatch();
      }
    }
  }

  private final class FakeDelivery implements Delivery {

    private final FakeSubscription subscription;
    private final byte[] body;

    FakeDelivery(FakeSubscription subscription, byte[] body) {
      this.subscription = subscription;
      this.body = body;
    }

    @Override
    public Topic topic() {
      return subscription.topic;
    }

    @Override
    public Decoded<Envelope> content() {
      return codec.decodeEnvelope(body);
    }

    @Override
    public void ack() {
      synchronized (FakeBus.this) {
        subscription.unsettled.remove(this);
        dispatch();
      }
    }

    @Override
    public void deadLetter(String reason) {
      synchronized (FakeBus.this) {
        if (subscription.unsettled.remove(this)) {
          int length = Math.min(reason.length(), LONGEST_REASON);
          deadLetters.add(new DeadLetter(topic(), reason.substring(0, length)));
        }
        dispatch();
      }
    }
  }
}
