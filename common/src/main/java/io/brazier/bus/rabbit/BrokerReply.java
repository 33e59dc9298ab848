package io.brazier.bus.rabbit;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Method;
import com.rabbitmq.client.ShutdownSignalException;
import org.jspecify.annotations.Nullable;

/// What the broker said when it refused something. The client hides it: its exceptions have no text
/// of their own.
final class BrokerReply {

  private BrokerReply() {}

  /// The broker's words, or if it said nothing what happened here.
  static String of(Throwable failure) {
    return switch (close(failure)) {
      case AMQP.Channel.Close close -> close.getReplyText();
      case AMQP.Connection.Close close -> close.getReplyText();
      case null, default -> failure.toString();
    };
  }

  /// Whether what was asked for is not there.
  static boolean isNotFound(Throwable failure) {
    return hasCode(failure, AMQP.NOT_FOUND);
  }

  /// Whether the user has no right to what was asked for.
  static boolean isRefused(Throwable failure) {
    return hasCode(failure, AMQP.ACCESS_REFUSED);
  }

  private static boolean hasCode(Throwable failure, int code) {
    return close(failure) instanceof AMQP.Channel.Close close && close.getReplyCode() == code;
  }

  private static @Nullable Method close(Throwable failure) {
    if (failure instanceof ShutdownSignalException signal) {
      return signal.getReason();
    }
    return failure.getCause() instanceof ShutdownSignalException signal ? signal.getReason() : null;
  }
}
