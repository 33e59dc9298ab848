package io.brazier.bus.rabbit;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;

/// Hears all notifications, as a meter does: from a queue of its own on Cinder's exchange.
public final class NotificationListener implements AutoCloseable {

  private static final String EXCHANGE = "openstack";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final ObjectMapper mapper = new ObjectMapper();
  private final Connection connection;

  /// A notification that came.
  ///
  /// @param routingKey for example `notifications.info`
  /// @param body as oslo.messaging's notifier makes it
  public record Heard(String routingKey, JsonNode body) {

    /// For example `volume.create.start`.
    public String eventType() {
      return body.get("event_type").asText();
    }

    /// The event's own fields.
    public JsonNode payload() {
      return body.get("payload");
    }
  }

  /// Listens from now on.
  public NotificationListener(BusConfig broker) throws IOException, TimeoutException {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost(broker.host());
    factory.setPort(broker.port());
    factory.setUsername(broker.username());
    factory.setPassword(broker.password());
    connection = factory.newConnection();
    listen(connection.createChannel());
  }

  /// Refused by the broker if the exchange is there with other properties than oslo.messaging's.
  private void listen(Channel channel) throws IOException {
    channel.exchangeDeclare(EXCHANGE, BuiltinExchangeType.TOPIC, false, false, Map.of());
    String queue = channel.queueDeclare().getQueue();
    channel.queueBind(queue, EXCHANGE, "notifications.*");
    channel.basicConsume(queue, true, (_, delivery) -> hear(delivery), _ -> {});
  }

  private void hear(Delivery delivery) throws IOException {
    heard.add(
        new Heard(delivery.getEnvelope().getRoutingKey(), mapper.readTree(delivery.getBody())));
  }

  /// Deletes the exchange, and with it the way to this listener; another makes it anew.
  public void dropExchange() throws IOException, TimeoutException {
    try (Channel channel = connection.createChannel()) {
      channel.exchangeDelete(EXCHANGE);
    }
  }

  /// Waits for so many notifications about a volume; all that came, in their order.
  public List<Heard> awaitAbout(String volume, int count) {
    await(count + " notifications about " + volume)
        .atMost(LIMIT)
        .until(() -> about(volume).size() >= count);
    return about(volume);
  }

  private List<Heard> about(String volume) {
    return heard.stream()
        .filter(one -> one.payload().path("volume_id").asText().equals(volume))
        .toList();
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
