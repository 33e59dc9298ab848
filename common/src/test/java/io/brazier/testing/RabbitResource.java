package io.brazier.testing;

import java.util.Map;
import org.testcontainers.rabbitmq.RabbitMQContainer;

/// A real RabbitMQ; without a container engine the one that is installed on this machine.
public final class RabbitResource extends ServerResource {

  private static final String IMAGE = "rabbitmq:3.13";

  @Override
  Map<String, String> startContainer() {
    RabbitMQContainer container = keep(new RabbitMQContainer(IMAGE));
    container.start();
    return settings(
        container.getHost(),
        container.getAmqpPort(),
        container.getAdminUsername(),
        container.getAdminPassword());
  }

  @Override
  Map<String, String> startBinaries() {
    LocalRabbit rabbit = keep(LocalRabbit.start());
    return settings("127.0.0.1", rabbit.port(), "guest", "guest");
  }

  private static Map<String, String> settings(String host, int port, String user, String password) {
    return Map.of(
        "rabbitmq-host", host,
        "rabbitmq-port", Integer.toString(port),
        "rabbitmq-username", user,
        "rabbitmq-password", password);
  }
}
