package io.brazier.bus.rabbit;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.brazier.bus.Topic;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/// A look at the broker that changes nothing. For programs that are no service: it connects once
/// and does not come back.
public final class RabbitInspection implements AutoCloseable {

  private final Connection connection;

  private RabbitInspection(Connection connection) {
    this.connection = connection;
  }

  /// Connects.
  ///
  /// @throws IOException if there is no broker, or it does not let us in
  public static RabbitInspection open(BusConfig config) throws IOException {
    try {
      return new RabbitInspection(RabbitClient.factory(config).newConnection("brazier-inspection"));
    } catch (TimeoutException e) {
      throw new IOException("no answer in time", e);
    }
  }

  /// Whether a topic has its queue.
  public boolean hasQueue(Topic topic) throws IOException {
    return RabbitTopology.exists(connection, topic.name());
  }

  /// How many messages nobody could use; 0 also if no service has made their queue yet.
  public long deadLetters() throws IOException {
    if (!RabbitTopology.exists(connection, RabbitTopology.DEAD_QUEUE)) {
      return 0;
    }
    Channel channel = connection.createChannel();
    try {
      return channel.messageCount(RabbitTopology.DEAD_QUEUE);
    } finally {
      channel.abort();
    }
  }

  @Override
  public void close() {
    connection.abort();
  }
}
