package io.brazier.bus.rabbit;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import io.brazier.bus.Topic;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// The exchanges and queues, and who wants to know when a queue had to be made.
///
/// ```
///   cinder (direct) ──▶ one durable queue per topic      cinder.dlx (fanout) ──▶ cinder.dead
/// ```
final class RabbitTopology {

  static final String EXCHANGE = "cinder";
  static final String DEAD_LETTERS = "cinder.dlx";
  static final String DEAD_QUEUE = "cinder.dead";

  private static final Map<String, Object> DEAD_QUEUE_ARGUMENTS = Map.of("x-queue-type", "classic");
  private static final Map<String, Object> QUEUE_ARGUMENTS =
      Map.of("x-queue-type", "classic", "x-dead-letter-exchange", DEAD_LETTERS);

  private final List<Consumer<Topic>> watchers = new CopyOnWriteArrayList<>();

  /// Topics whose queue was missing, until it is there and the watchers are told.
  private final Set<Topic> missed = ConcurrentHashMap.newKeySet();

  void onQueueCreated(Consumer<Topic> watcher) {
    watchers.add(watcher);
  }

  /// Declares what all topics share.
  private void declareExchanges(Channel channel) throws IOException {
    channel.exchangeDeclare(EXCHANGE, BuiltinExchangeType.DIRECT, true);
    channel.exchangeDeclare(DEAD_LETTERS, BuiltinExchangeType.FANOUT, true);
    channel.queueDeclare(DEAD_QUEUE, true, false, false, DEAD_QUEUE_ARGUMENTS);
    channel.queueBind(DEAD_QUEUE, DEAD_LETTERS, "");
  }

  /// Makes sure that the topic has its queue and the way to it, and tells the watchers if it had no
  /// queue. A queue that is there is bound all the same: who made it may have been cut off before
  /// it was bound, and nothing would ever reach it.
  void declareQueue(Connection connection, Topic topic) throws IOException {
    if (!exists(connection, topic.name())) {
      missed.add(topic);
    }
    try (Channel channel = connection.createChannel()) {
      declareExchanges(channel);
      channel.queueDeclare(topic.name(), true, false, false, QUEUE_ARGUMENTS);
      channel.queueBind(topic.name(), EXCHANGE, topic.name());
    } catch (TimeoutException e) {
      throw new IOException("declaring " + topic, e);
    }
    if (missed.remove(topic)) {
      watchers.forEach(watcher -> Thread.startVirtualThread(() -> watcher.accept(topic)));
    }
  }

  /// Asked on a channel of its own, which the broker closes if the answer is no.
  static boolean exists(Connection connection, String queue) throws IOException {
    Channel channel = connection.createChannel();
    try {
      channel.queueDeclarePassive(queue);
      channel.abort();
      return true;
    } catch (IOException e) {
      if (isNotFound(e)) {
        return false;
      }
      throw e;
    }
  }

  private static boolean isNotFound(IOException failure) {
    return failure.getCause() instanceof ShutdownSignalException signal
        && signal.getReason() instanceof AMQP.Channel.Close close
        && close.getReplyCode() == AMQP.NOT_FOUND;
  }
}
