package io.brazier.bus.rabbit;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/// A channel on which several threads settle deliveries, one at a time.
final class SharedChannel {

  private static final Logger LOG = Logger.getLogger(SharedChannel.class);

  private final Channel channel;
  private final ReentrantLock lock = new ReentrantLock();

  SharedChannel(Channel channel) {
    this.channel = channel;
  }

  /// What the channel is on.
  Connection connection() {
    return channel.getConnection();
  }

  /// Does something with the channel. If it is closed nothing happens: the broker has taken all
  /// unsettled deliveries back. An error closes it, so that the broker does: what is not settled
  /// must not stay in hand.
  void use(Action action) {
    lock.lock();
    try {
      action.run(channel);
    } catch (IOException | TimeoutException | ShutdownSignalException e) {
      LOG.debugf("Channel is closed, the broker delivers again: %s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      abort(channel);
      throw e;
    } finally {
      lock.unlock();
    }
  }

  /// Closes a channel whatever state it is in.
  static void abort(Channel channel) {
    try {
      channel.abort();
    } catch (IOException e) {
      LOG.debugf("Channel was closed already: %s", e);
    }
  }

  /// Something to do with a channel.
  @FunctionalInterface
  interface Action {
    void run(Channel channel) throws IOException, TimeoutException, InterruptedException;
  }
}
