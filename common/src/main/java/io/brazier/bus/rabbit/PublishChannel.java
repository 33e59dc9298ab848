package io.brazier.bus.rabbit;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Return;
import io.brazier.bus.Topic;
import io.brazier.message.Envelope;
import io.brazier.message.MessageCodec;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/// One channel with confirms, for as long as it lives. Casts are made by one thread; confirmations
/// and returns come on the connection's.
final class PublishChannel implements AutoCloseable {

  private static final int PERSISTENT = 2;

  private final Connection connection;
  private final Channel channel;
  private final RabbitTopology topology;
  private final MessageCodec codec;

  /// Topics that had a queue when it was looked for.
  private final Set<Topic> found = new HashSet<>();

  /// Topics a cast to which came back: their queue was deleted behind our back, or is not bound.
  private final Set<Topic> cameBack = ConcurrentHashMap.newKeySet();

  private final Map<String, PendingCast> byMessageId = new ConcurrentHashMap<>();
  private final ConcurrentNavigableMap<Long, PendingCast> unconfirmed =
      new ConcurrentSkipListMap<>();

  private PublishChannel(
      Connection connection, Channel channel, RabbitTopology topology, MessageCodec codec) {
    this.connection = connection;
    this.channel = channel;
    this.topology = topology;
    this.codec = codec;
  }

  static PublishChannel open(Connection connection, RabbitTopology topology, MessageCodec codec)
      throws IOException {
    Channel channel = connection.createChannel();
    PublishChannel opened = new PublishChannel(connection, channel, topology, codec);
    channel.addReturnListener(opened::returned);
    channel.addConfirmListener(
        (tag, multiple) -> opened.settle(tag, multiple, PendingCast::confirm),
        (tag, multiple) ->
            opened.settle(tag, multiple, cast -> cast.fail("refused by the broker")));
    channel.confirmSelect();
    return opened;
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  /// Sends it. Whatever happens, its outcome is told once. What is wrong with a queue is no matter
  /// of casts to others.
  ///
  /// @throws IOException if the channel is of no use any more
  void publish(PendingCast cast) throws IOException {
    try {
      provideQueue(cast.topic());
    } catch (IOException | RuntimeException | Error e) {
      // Catches everything: if it is the connection, the channel says so to whoever looks next.
      cast.fail(BrokerReply.of(e));
      return;
    }
    send(cast);
  }

  private void provideQueue(Topic topic) throws IOException {
    if (cameBack.remove(topic)) {
      topology.declareQueue(connection, topic);
    } else if (!found.contains(topic)) {
      topology.provideQueue(connection, topic);
      found.add(topic);
    }
  }

  private void send(PendingCast cast) throws IOException {
    Envelope envelope = cast.envelope();
    long tag = channel.getNextPublishSeqNo();
    cast.markSent(System.nanoTime());
    unconfirmed.put(tag, cast);
    byMessageId.put(envelope.id().toString(), cast);
    channel.basicPublish(
        RabbitTopology.EXCHANGE,
        cast.topic().name(),
        true,
        properties(envelope),
        codec.encode(envelope));
  }

  /// Gives up those that were sent too long ago.
  void expire(Duration limit) {
    long oldest = System.nanoTime() - limit.toNanos();
    unconfirmed.forEach((tag, cast) -> {
      if (cast.wasSentBefore(oldest)) {
        forget(tag, cast);
        cast.fail("not confirmed in time");
      }
    });
  }

  @Override
  public void close() {
    SharedChannel.abort(channel);
    Collection<PendingCast> left = List.copyOf(unconfirmed.values());
    unconfirmed.clear();
    left.forEach(cast -> cast.fail("connection lost"));
  }

  /// The next cast declares the queue again. The return comes before the confirmation.
  private void returned(Return message) {
    PendingCast cast = byMessageId.get(message.getProperties().getMessageId());
    if (cast != null) {
      cast.markReturned();
      cameBack.add(cast.topic());
    }
  }

  private void settle(long tag, boolean multiple, Consumer<PendingCast> how) {
    if (multiple) {
      Map.copyOf(unconfirmed.headMap(tag, true))
          .forEach((each, cast) -> settleOne(each, cast, how));
      return;
    }
    PendingCast cast = unconfirmed.get(tag);
    if (cast != null) {
      settleOne(tag, cast, how);
    }
  }

  private void settleOne(long tag, PendingCast cast, Consumer<PendingCast> how) {
    forget(tag, cast);
    how.accept(cast);
  }

  private void forget(long tag, PendingCast cast) {
    unconfirmed.remove(tag);
    byMessageId.remove(cast.envelope().id().toString());
  }

  private AMQP.BasicProperties properties(Envelope envelope) {
    Map<String, Object> headers = new HashMap<>();
    headers.put("worker_id", envelope.workerId());
    headers.put("request_id", envelope.requestId());
    if (envelope.traceparent() != null) {
      headers.put("traceparent", envelope.traceparent());
    }
    return new AMQP.BasicProperties.Builder()
        .messageId(envelope.id().toString())
        .type(envelope.type())
        .contentType("application/json")
        .contentEncoding("utf-8")
        .deliveryMode(PERSISTENT)
        .headers(headers)
        .build();
  }
}
