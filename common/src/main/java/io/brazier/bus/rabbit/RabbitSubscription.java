package io.brazier.bus.rabbit;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import io.brazier.bus.DeliveryHandler;
import io.brazier.bus.Subscription;
import io.brazier.bus.Topic;
import io.brazier.message.MessageCodec;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Consumes one queue, and does so again after the connection, the channel or the queue was lost.
final class RabbitSubscription implements Subscription {

  private static final Logger LOG = Logger.getLogger(RabbitSubscription.class);

  private final RabbitLink link;
  private final RabbitTopology topology;
  private final MessageCodec codec;
  private final Topic topic;
  private final int width;
  private final DeliveryHandler handler;
  private final Thread thread;
  private final Complaint complaint;
  private volatile boolean stopped;

  /// Since when it does not consume; null while it does.
  private volatile @Nullable Long idleNanos = System.nanoTime();

  private volatile @Nullable Consuming current;

  RabbitSubscription(
      RabbitLink link, RabbitTopology topology, MessageCodec codec, Consumption consumption) {
    this.link = link;
    this.topology = topology;
    this.codec = codec;
    this.topic = consumption.topic();
    this.width = consumption.width();
    this.handler = consumption.handler();
    this.thread = Thread.ofVirtual().name("rabbit-" + topic).unstarted(this::run);
    this.complaint = new Complaint(LOG, "Cannot consume from " + topic);
  }

  /// What is asked for.
  record Consumption(Topic topic, int width, DeliveryHandler handler) {}

  void start() {
    thread.start();
  }

  /// Whether it should consume and has not done so for that long.
  boolean isIdleFor(Duration time) {
    Long since = idleNanos;
    return !stopped && since != null && System.nanoTime() - since >= time.toNanos();
  }

  private void run() {
    try {
      while (!stopped) {
        serve();
        link.pause();
      }
    } catch (InterruptedException e) {
      LOG.debugf("Consumer ended: topic=%s", topic);
    }
  }

  /// Consumes, and returns when that has come to an end. Catches everything: it is tried again.
  private void serve() throws InterruptedException {
    Connection connection = link.await();
    try {
      topology.provideShared(connection);
      topology.declareQueue(connection, topic);
      Channel channel = connection.createChannel();
      channel.basicQos(width);
      Consuming consuming = new Consuming(channel);
      current = consuming;
      channel.basicConsume(topic.name(), false, consuming);
      idleNanos = null;
      complaint.end();
      consuming.ended.await();
      if (!stopped) {
        LOG.warnf("Consuming is interrupted: topic=%s", topic);
        SharedChannel.abort(channel);
      }
    } catch (IOException | RuntimeException | Error e) {
      complaint.tell(e);
      abandon();
    } finally {
      beginIdling();
    }
  }

  private void beginIdling() {
    if (idleNanos == null) {
      idleNanos = System.nanoTime();
    }
  }

  /// Gives up a channel on which consuming may yet begin, late and unexpected.
  private void abandon() {
    Consuming consuming = current;
    current = null;
    if (consuming != null) {
      SharedChannel.abort(consuming.getChannel());
    }
  }

  @Override
  public void stop() {
    stopped = true;
    Consuming consuming = current;
    if (consuming != null) {
      consuming.cancel();
    }
  }

  @Override
  public void close() {
    stop();
    thread.interrupt();
    Consuming consuming = current;
    if (consuming != null) {
      SharedChannel.abort(consuming.getChannel());
    }
  }

  /// The consumer on one channel.
  private final class Consuming extends DefaultConsumer {

    private final CountDownLatch ended = new CountDownLatch(1);
    private final SharedChannel shared;

    Consuming(Channel channel) {
      super(channel);
      this.shared = new SharedChannel(channel);
    }

    @Override
    public void handleDelivery(
        String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
      Delivery raw = new Delivery(envelope, properties, body);
      Thread.ofVirtual().name(topic + "-" + envelope.getDeliveryTag()).start(() -> pass(raw));
    }

    // Catches everything: a delivery that cannot be read or handled must neither end the consumer
    // nor keep its place. It is settled before anything is told of it.
    private void pass(Delivery raw) {
      RabbitDelivery delivery = new RabbitDelivery(topic, codec, raw, shared);
      try {
        handler.handle(delivery);
      } catch (RuntimeException | Error e) {
        delivery.deadLetter("its handler failed: " + e.getClass().getName());
        LOG.errorf(e, "Handler of deliveries failed: topic=%s", topic);
      }
    }

    /// The queue is gone.
    @Override
    public void handleCancel(String tag) {
      ended.countDown();
    }

    @Override
    public void handleShutdownSignal(String tag, ShutdownSignalException signal) {
      ended.countDown();
    }

    void cancel() {
      String tag = getConsumerTag();
      if (tag != null) {
        shared.use(channel -> channel.basicCancel(tag));
      }
      ended.countDown();
    }
  }
}
