package io.brazier.doctor.broker;

import io.brazier.bus.rabbit.BusConfig;
import io.brazier.doctor.diagnosis.Environment;

/// Where the broker is.
public record BrokerAddress(String host, int port, String username, String password)
    implements BusConfig {

  private static final int AMQP_PORT = 5672;

  /// That of the services.
  ///
  /// @throws io.brazier.doctor.diagnosis.Unreachable if its port is no number
  public static BrokerAddress of(Environment environment) {
    return new BrokerAddress(
        environment.get("RABBITMQ_HOST", "localhost"),
        environment.number("RABBITMQ_PORT", AMQP_PORT),
        environment.get("RABBITMQ_USERNAME", "guest"),
        environment.get("RABBITMQ_PASSWORD", "guest"));
  }

  /// Without the password, which is not for messages.
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
