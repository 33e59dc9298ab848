package io.brazier.bus.rabbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.Envelope;
import io.brazier.bus.BusSamples;
import io.brazier.message.MessageCodec;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RabbitDeliveryTest {

  /// The methods that were called of the channel, in their order.
  private final List<String> called = new ArrayList<>();

  @Test
  void errorWhileItIsPutAsideDoesNotKeepIt() {
    RabbitDelivery delivery = delivery("getConnection");
    assertThatThrownBy(() -> delivery.deadLetter("a test's")).isInstanceOf(OutOfMemoryError.class);
    assertThat(called).containsExactly("getConnection", "basicReject");
  }

  @Test
  void errorWhileItIsSettledGivesTheChannelUp() {
    RabbitDelivery delivery = delivery("basicAck");
    assertThatThrownBy(delivery::ack).isInstanceOf(OutOfMemoryError.class);
    assertThat(called).containsExactly("basicAck", "abort");
  }

  /// On a channel one of whose methods finds no memory.
  private RabbitDelivery delivery(String weak) {
    Channel channel =
        (Channel)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Channel.class},
                (_, method, _) -> {
                  called.add(method.getName());
                  if (method.getName().equals(weak)) {
                    throw new OutOfMemoryError("of a test");
                  }
                  return null;
                });
    Delivery raw =
        new Delivery(
            new Envelope(1, false, RabbitTopology.EXCHANGE, "key"),
            new AMQP.BasicProperties(),
            new byte[0]);
    return new RabbitDelivery(
        BusSamples.topic(), new MessageCodec(), raw, new SharedChannel(channel));
  }
}
