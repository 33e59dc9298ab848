package io.brazier.bus.rabbit;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.brazier.bus.Topic;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// The exchanges and queues, and who wants to know when a queue had to be made.
///
/// ```
///   cinder (direct) ──▶ one durable queue per topic      cinder.dlx (fanout) ──▶ cinder.dead
/// ```
///
/// What is there is taken as it is. Only what is missing is declared, by whoever may: the user of a
/// storage host may not, since who can make what all share can also make it useless. It waits until
/// others have made it.
final class RabbitTopology {

  static final String EXCHANGE = "cinder";
  static final String DEAD_LETTERS = "cinder.dlx";
  static final String DEAD_QUEUE = "cinder.dead";
  static final String NOTIFICATIONS = "openstack";

  private static final Map<String, Object> DEAD_QUEUE_ARGUMENTS = Map.of("x-queue-type", "classic");
  private static final Map<String, Object> QUEUE_ARGUMENTS =
      Map.of("x-queue-type", "classic", "x-dead-letter-exchange", DEAD_LETTERS);

  private final List<Consumer<Topic>> watchers = new CopyOnWriteArrayList<>();

  /// Topics whose queue was missing, until it is there and the watchers are told.
  private final Set<Topic> missed = ConcurrentHashMap.newKeySet();

  void onQueueCreated(Consumer<Topic> watcher) {
    watchers.add(watcher);
  }

  /// Makes sure of what all need.
  ///
  /// @throws IOException also if something is missing and this user may not make it
  void provideShared(Connection connection) throws IOException {
    if (!isThere(connection, RabbitTopology::lookForShared)) {
      with(connection, RabbitTopology::declareShared);
    }
  }

  private static void lookForShared(Channel channel) throws IOException {
    channel.exchangeDeclarePassive(EXCHANGE);
    channel.exchangeDeclarePassive(DEAD_LETTERS);
    channel.queueDeclarePassive(DEAD_QUEUE);
  }

  /// The exchange of casts comes last: if this is cut off, it is missing, and all is done again.
  private static void declareShared(Channel channel) throws IOException {
    channel.exchangeDeclare(DEAD_LETTERS, BuiltinExchangeType.FANOUT, true);
    channel.queueDeclare(DEAD_QUEUE, true, false, false, DEAD_QUEUE_ARGUMENTS);
    channel.queueBind(DEAD_QUEUE, DEAD_LETTERS, "");
    channel.exchangeDeclare(EXCHANGE, BuiltinExchangeType.DIRECT, true);
  }

  /// The exchange of notifications is oslo.messaging's, which is not durable there either, so it is
  /// missing after every start of the broker.
  ///
  /// @return false if it is missing and this user may not make it
  boolean provideNotifications(Connection connection) throws IOException {
    if (isThere(connection, channel -> channel.exchangeDeclarePassive(NOTIFICATIONS))) {
      return true;
    }
    try {
      with(
          connection,
          channel -> channel.exchangeDeclare(NOTIFICATIONS, BuiltinExchangeType.TOPIC, false));
      return true;
    } catch (IOException e) {
      if (BrokerReply.isRefused(e)) {
        return false;
      }
      throw e;
    }
  }

  /// Makes sure that a topic to cast to has a queue. One that is there is not looked at any closer:
  /// it is its consumer's, which alone suffers if it is none to consume from.
  void provideQueue(Connection connection, Topic topic) throws IOException {
    if (!lookForQueue(connection, topic)) {
      makeQueue(connection, topic);
    }
    tellIfMissed(topic);
  }

  /// Makes sure that the topic has its queue, such as it should be, and the way to it, and tells
  /// the watchers if it had no queue. A queue that is there is bound all the same: who made it may
  /// have been cut off before it was bound, and nothing would ever reach it.
  void declareQueue(Connection connection, Topic topic) throws IOException {
    lookForQueue(connection, topic);
    makeQueue(connection, topic);
    tellIfMissed(topic);
  }

  /// Whether it is there; if not, that is remembered, for the watchers are told when it is.
  private boolean lookForQueue(Connection connection, Topic topic) throws IOException {
    boolean there = exists(connection, topic.name());
    if (!there) {
      missed.add(topic);
    }
    return there;
  }

  private static void makeQueue(Connection connection, Topic topic) throws IOException {
    with(
        connection,
        channel -> {
          channel.queueDeclare(topic.name(), true, false, false, QUEUE_ARGUMENTS);
          channel.queueBind(topic.name(), EXCHANGE, topic.name());
        });
  }

  private void tellIfMissed(Topic topic) {
    if (missed.remove(topic)) {
      watchers.forEach(watcher -> Thread.startVirtualThread(() -> watcher.accept(topic)));
    }
  }

  /// Whether a queue is there; everybody may ask.
  static boolean exists(Connection connection, String queue) throws IOException {
    return isThere(connection, channel -> channel.queueDeclarePassive(queue));
  }

  private static boolean isThere(Connection connection, Action look) throws IOException {
    try {
      with(connection, look);
      return true;
    } catch (IOException e) {
      if (BrokerReply.isNotFound(e)) {
        return false;
      }
      throw e;
    }
  }

  /// On a channel of its own, which the broker closes if the answer is no.
  private static void with(Connection connection, Action action) throws IOException {
    Channel channel = connection.createChannel();
    try {
      action.run(channel);
    } finally {
      channel.abort();
    }
  }

  /// Something to ask of the broker.
  @FunctionalInterface
  private interface Action {
    void run(Channel channel) throws IOException;
  }
}
