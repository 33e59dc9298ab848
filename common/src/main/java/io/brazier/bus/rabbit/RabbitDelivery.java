package io.brazier.bus.rabbit;

import com.rabbitmq.client.Channel;
import io.brazier.bus.Delivery;
import io.brazier.bus.Topic;
import io.brazier.message.Decoded;
import io.brazier.message.Envelope;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/// A delivery of RabbitMQ's.
final class RabbitDelivery implements Delivery {

  static final String REASON = "x-brazier-reason";
  static final String QUEUE = "x-brazier-queue";

  private static final Logger LOG = Logger.getLogger(RabbitDelivery.class);
  private static final long CONFIRM_MILLIS = 5000;

  private final Topic topic;
  private final Decoded<Envelope> content;
  private final com.rabbitmq.client.Delivery raw;
  private final SharedChannel channel;

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
    channel.use(open -> open.basicAck(raw.getEnvelope().getDeliveryTag(), false));
  }

  /// Puts a copy with the reason aside and only then acknowledges, since a refusal cannot carry a
  /// header. A crash between the two makes a second copy.
  @Override
  public void deadLetter(String reason) {
    LOG.errorf("Message goes to the dead letters: topic=%s reason=%s", topic, reason);
    channel.use(open -> putAside(open, reason));
  }

  private void putAside(Channel open, String reason)
      throws IOException, TimeoutException, InterruptedException {
    Map<String, Object> headers = new HashMap<>();
    if (raw.getProperties().getHeaders() != null) {
      headers.putAll(raw.getProperties().getHeaders());
    }
    headers.put(REASON, reason);
    headers.put(QUEUE, topic.name());
    open.confirmSelect();
    open.basicPublish(
        RabbitTopology.DEAD_LETTERS,
        topic.name(),
        raw.getProperties().builder().headers(headers).build(),
        raw.getBody());
    open.waitForConfirmsOrDie(CONFIRM_MILLIS);
    open.basicAck(raw.getEnvelope().getDeliveryTag(), false);
  }
}
