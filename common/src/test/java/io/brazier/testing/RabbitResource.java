package io.brazier.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.rabbitmq.RabbitMQContainer;

/// A real RabbitMQ, empty and for one test run: a container where a container engine answers, else
/// the server that is installed on this machine.
public final class RabbitResource implements QuarkusTestResourceLifecycleManager {

  private static final String IMAGE = "rabbitmq:3.13";

  private @Nullable AutoCloseable server;

  @Override
  public Map<String, String> start() {
    return DockerClientFactory.instance().isDockerAvailable() ? startContainer() : startBinaries();
  }

  private Map<String, String> startContainer() {
    RabbitMQContainer container = new RabbitMQContainer(IMAGE);
    container.start();
    server = container;
    return settings(
        container.getHost(),
        container.getAmqpPort(),
        container.getAdminUsername(),
        container.getAdminPassword());
  }

  private Map<String, String> startBinaries() {
    LocalRabbit rabbit = LocalRabbit.start();
    server = rabbit;
    return settings("127.0.0.1", rabbit.port(), "guest", "guest");
  }

  private static Map<String, String> settings(String host, int port, String user, String password) {
    return Map.of(
        "rabbitmq-host", host,
        "rabbitmq-port", Integer.toString(port),
        "rabbitmq-username", user,
        "rabbitmq-password", password);
  }

  @Override
  public void stop() {
    AutoCloseable running = server;
    server = null;
    if (running != null) {
      Closing.close(running);
    }
  }
}
