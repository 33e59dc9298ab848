package io.brazier.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// The broker that the other tests stand on really runs, restarts and forgets.
class LocalRabbitIT {

  private static final int PATIENCE_MILLIS = 60_000;

  @Test
  void brokerKeepsItsQueuesOverAStopAndNoneWhenEmptied() throws Exception {
    try (LocalRabbit rabbit = LocalRabbit.start()) {
      declare(rabbit, "before");
      rabbit.stop();
      rabbit.restart();
      await("the queue").ignoreExceptions().until(() -> exists(rabbit, "before"));
      rabbit.kill();
      rabbit.restartEmpty();
      assertThat(exists(rabbit, "before")).isFalse();
    }
  }

  private static void declare(LocalRabbit rabbit, String queue) throws Exception {
    try (Connection connection = factory(rabbit).newConnection()) {
      connection.createChannel().queueDeclare(queue, true, false, false, null);
    }
  }

  /// False only if the broker says that there is none; of one whose process has not begun it says
  /// something else, with the same code.
  private static boolean exists(LocalRabbit rabbit, String queue) throws Exception {
    try (Connection connection = factory(rabbit).newConnection()) {
      connection.createChannel().queueDeclarePassive(queue);
      return true;
    } catch (IOException e) {
      if (e.getCause() instanceof ShutdownSignalException refusal
          && refusal.getReason() instanceof AMQP.Channel.Close close
          && close.getReplyText().startsWith("NOT_FOUND - no queue")) {
        return false;
      }
      throw e;
    }
  }

  private static ConnectionFactory factory(LocalRabbit rabbit) {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost("127.0.0.1");
    factory.setPort(rabbit.port());
    factory.setHandshakeTimeout(PATIENCE_MILLIS);
    return factory;
  }
}
