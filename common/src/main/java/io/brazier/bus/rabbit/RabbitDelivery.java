package io.brazier.bus.rabbit;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import io.brazier.bus.Delivery;
import io.brazier.bus.Topic;
import io.brazier.message.Decoded;
import io.brazier.message.Envelope;
import java.io.IOException;
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
  private final Decoded<Envelope> content;
  private final com.rabbitmq.client.Delivery raw;
  private final SharedChannel channel;
  private final AtomicBoolean settled = new AtomicBoolean();

  RabbitDelivery(
      Topic topic,
      Decoded<Envelope> content,
      com.rabbitmq.client.Delivery raw,
      SharedChannel channel) {
    this.topic = topic;
    this.content = content;
    this.raw = raw;
    this.channel = channel;
  }

  @Override
  public Topic topic() {
    return topic;
  }

  @Override
  public Decoded<Envelope> content() {
    return content;
  }

  @Override
  public void ack() {
    if (settled.compareAndSet(false, true)) {
      channel.use(open -> open.basicAck(tag(), false));
    }
  }

  /// Puts a copy with the reason aside and only then acknowledges, since a refusal cannot carry a
  /// header. A crash between the two makes a second copy. If there can be no copy the message is
  /// refused, which makes the broker put it aside as it is: it must not come again, nor stay.
  @Override
  public void deadLetter(String reason) {
    if (settled.compareAndSet(false, true)) {
      String beginning = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
      LOG.errorf("Message goes to the dead letters: topic=%s reason=%s", topic, beginning);
      boolean aside = isPutAside(beginning);
      channel.use(open -> {
        if (aside) {
          open.basicAck(tag(), false);
        } else {
          open.basicReject(tag(), false);
        }
      });
    }
  }

  // Catches everything: what keeps the copy from being made must not keep the message.
  private boolean isPutAside(String reason) {
    try {
      putAside(reason);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | TimeoutException | RuntimeException e) {
      LOG.warnf("Reason cannot be kept with the message: topic=%s error=%s", topic, e);
    }
    return false;
  }

  /// On a channel of its own, which the broker closes if it does not like the copy. Of what others
  /// wrote around the body nothing is repeated: its headers may leave no room for ours, and there
  /// are properties that the broker takes from their author only, or obeys.
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
          raw.getBody());
      own.waitForConfirmsOrDie(CONFIRM_MILLIS);
    }
  }

  private long tag() {
    return raw.getEnvelope().getDeliveryTag();
  }
}
