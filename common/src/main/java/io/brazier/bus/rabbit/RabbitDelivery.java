package io.brazier.bus.rabbit;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import io.brazier.bus.Delivery;
import io.brazier.bus.Topic;
import io.brazier.message.Decoded;
import io.brazier.message.Envelope;
import io.brazier.message.MessageCodec;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// A delivery of RabbitMQ's. Thread-safe.
final class RabbitDelivery implements Delivery {

  static final String REASON = "x-brazier-reason";
  static final String QUEUE = "x-brazier-queue";

  private static final Logger LOG = Logger.getLogger(RabbitDelivery.class);
  private static final long CONFIRM_MILLIS = 5000;
  private static final int PERSISTENT = 2;

  private final Topic topic;
  private final MessageCodec codec;
  private final com.rabbitmq.client.Delivery raw;
  private final SharedChannel channel;
  private final AtomicBoolean settled = new AtomicBoolean();

  RabbitDelivery(
      Topic topic, MessageCodec codec, com.rabbitmq.client.Delivery raw, SharedChannel channel) {
    this.topic = topic;
    this.codec = codec;
    this.raw = raw;
    this.channel = channel;
  }

  @Override
  public Topic topic() {
    return topic;
  }

  @Override
  public Decoded<Envelope> content() {
    return codec.decodeEnvelope(raw.getBody());
  }

  @Override
  public void ack() {
    if (settled.compareAndSet(false, true)) {
      settle(true);
    }
  }

  /// Puts a copy with the reason aside and only then acknowledges, since a refusal cannot carry a
  /// header. A crash between the two makes a second copy. If there can be no copy, for whatever
  /// reason, the message is refused, which makes the broker put it aside as it is: it must not come
  /// again, nor stay.
  @Override
  public void deadLetter(String reason) {
    if (settled.compareAndSet(false, true)) {
      boolean aside = false;
      try {
        String beginning = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
        LOG.errorf("Message goes to the dead letters: topic=%s reason=%s", topic, beginning);
        aside = isPutAside(beginning);
      } finally {
        settle(aside);
      }
    }
  }

  private void settle(boolean done) {
    channel.use(open -> {
      if (done) {
        open.basicAck(tag(), false);
      } else {
        open.basicReject(tag(), false);
      }
    });
  }

  // Catches everything: what keeps the copy from being made must not keep the message.
  private boolean isPutAside(String reason) {
    try {
      putAside(reason);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | TimeoutException | RuntimeException e) {
      LOG.warnf(
          "Reason cannot be kept with the message: topic=%s error=%s", topic, BrokerReply.of(e));
    }
    return false;
  }

  /// On a channel of its own, which the broker closes if it does not like the copy. Of a body that
  /// is too long the beginning is enough to see what it is. Of what others wrote around it nothing
  /// is repeated: its headers may leave no room for ours, and there are properties that the broker
  /// takes from their author only, or obeys.
  private void putAside(String reason) throws IOException, TimeoutException, InterruptedException {
    try (Channel own = channel.connection().createChannel()) {
      own.confirmSelect();
      own.basicPublish(
          RabbitTopology.DEAD_LETTERS,
          topic.name(),
          new AMQP.BasicProperties.Builder()
              .deliveryMode(PERSISTENT)
              .headers(Map.of(REASON, reason, QUEUE, topic.name()))
              .build(),
          beginning(raw.getBody()));
      own.waitForConfirmsOrDie(CONFIRM_MILLIS);
    }
  }

  private static byte[] beginning(byte[] body) {
    return body.length > MessageCodec.MOST_BYTES
        ? Arrays.copyOf(body, MessageCodec.MOST_BYTES)
        : body;
  }

  private long tag() {
    return raw.getEnvelope().getDeliveryTag();
  }
}
