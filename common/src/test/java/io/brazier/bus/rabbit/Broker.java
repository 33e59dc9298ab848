package io.brazier.bus.rabbit;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import io.brazier.bus.Topic;
import io.brazier.message.MessageCodec;
import io.brazier.testing.LocalRabbit;
import java.util.ArrayList;
import java.util.List;

/// A look at the broker past the bus.
final class Broker {

  private final LocalRabbit rabbit;

  Broker(LocalRabbit rabbit) {
    this.rabbit = rabbit;
  }

  /// A bus at this broker.
  RabbitBus bus() {
    return new RabbitBus(settings(), new MessageCodec());
  }

  /// A bus of another user than the administrator, whose password is its name.
  RabbitBus bus(String user) {
    return new RabbitBus(settings(user), new MessageCodec());
  }

  /// Where this broker is.
  BusConfig settings() {
    return settings("guest");
  }

  private BusConfig settings(String user) {
    return new Settings(rabbit.port(), user);
  }

  void put(Topic topic, byte[] body) throws Exception {
    put(topic, new AMQP.BasicProperties(), body);
  }

  void put(Topic topic, AMQP.BasicProperties properties, byte[] body) throws Exception {
    with(channel -> channel.basicPublish("", topic.name(), properties, body));
  }

  /// Leaves the queue as who makes it leaves it when the connection breaks before it is bound.
  void unbind(Topic topic) throws Exception {
    with(channel -> channel.queueUnbind(topic.name(), RabbitTopology.EXCHANGE, topic.name()));
  }

  void delete(Topic topic) throws Exception {
    with(channel -> channel.queueDelete(topic.name()));
  }

  /// Until another bus connects nothing can be put aside.
  void deleteDeadLetterExchange() throws Exception {
    with(channel -> channel.exchangeDelete(RabbitTopology.DEAD_LETTERS));
  }

  /// Reads the reasons of a topic's dead letters and leaves the letters where they are.
  List<String> reasons(Topic topic) throws Exception {
    return deadLetters(topic).stream()
        .map(letter -> header(letter, RabbitDelivery.REASON))
        .toList();
  }

  /// Reads a topic's dead letters and leaves them where they are.
  List<GetResponse> deadLetters(Topic topic) throws Exception {
    List<GetResponse> letters = new ArrayList<>();
    with(channel -> {
      GetResponse letter = channel.basicGet(RabbitTopology.DEAD_QUEUE, false);
      while (letter != null) {
        if (topic.name().equals(header(letter, RabbitDelivery.QUEUE))) {
          letters.add(letter);
        }
        letter = channel.basicGet(RabbitTopology.DEAD_QUEUE, false);
      }
    });
    return letters;
  }

  private static String header(GetResponse letter, String name) {
    return String.valueOf(letter.getProps().getHeaders().get(name));
  }

  private void with(Action action) throws Exception {
    as("guest", action);
  }

  /// Does something as a user, on a connection of its own.
  void as(String user, Action action) throws Exception {
    ConnectionFactory factory = RabbitClient.factory(settings(user));
    try (Connection connection = factory.newConnection()) {
      action.run(connection.createChannel());
    }
  }

  /// Something to do with a channel.
  @FunctionalInterface
  interface Action {
    void run(Channel channel) throws Exception;
  }

  private record Settings(int port, String username) implements BusConfig {
    @Override
    public String host() {
      return "127.0.0.1";
    }

    @Override
    public String password() {
      return username;
    }
  }
}
