package io.brazier.bus.rabbit;

import com.rabbitmq.client.ConnectionFactory;

/// How connections to the broker are made. The client's own recovery stays off: it cannot start
/// before the broker, and it cannot say that a queue had to be made anew.
final class RabbitClient {

  static final int CONNECT_MILLIS = 5000;

  private static final int HEARTBEAT_SECONDS = 10;

  /// A broker that comes back may let whoever asks too early wait for a minute; asking again is
  /// quicker.
  private static final int ANSWER_MILLIS = 10_000;

  private RabbitClient() {}

  static ConnectionFactory factory(BusConfig config) {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost(config.host());
    factory.setPort(config.port());
    factory.setUsername(config.username());
    factory.setPassword(config.password());
    factory.setAutomaticRecoveryEnabled(false);
    factory.setTopologyRecoveryEnabled(false);
    factory.setRequestedHeartbeat(HEARTBEAT_SECONDS);
    factory.setConnectionTimeout(CONNECT_MILLIS);
    factory.setChannelRpcTimeout(ANSWER_MILLIS);
    return factory;
  }
}
