package io.brazier.bus.rabbit;

import com.rabbitmq.client.Connection;
import io.brazier.message.MessageCodec;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Publishes on a thread of its own, since a channel serves one thread and its socket may block.
final class RabbitPublisher implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(RabbitPublisher.class);
  private static final int MOST_WAITING = 10_000;
  private static final Duration CONFIRM_LIMIT = Duration.ofSeconds(5);
  private static final long LOOK_AROUND_MILLIS = 1_000;

  private final RabbitLink link;
  private final RabbitTopology topology;
  private final MessageCodec codec;
  private final BlockingQueue<PendingCast> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
  private final Thread thread;
  private final Complaint complaint = new Complaint(LOG, "Publishing is interrupted");

  /// Since when it is ready; null while it is not.
  private volatile @Nullable Long readyNanos;

  RabbitPublisher(RabbitLink link, RabbitTopology topology, MessageCodec codec) {
    this.link = link;
    this.topology = topology;
    this.codec = codec;
    this.thread = Thread.ofVirtual().name("rabbit-publisher").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  boolean isReady() {
    return readyNanos != null;
  }

  /// Whether it has been ready for so long.
  boolean isReadyFor(Duration time) {
    Long since = readyNanos;
    return since != null && System.nanoTime() - since >= time.toNanos();
  }

  /// Queues the cast, or fails it at once if the broker is away or much too slow.
  void publish(PendingCast cast) {
    if (!isReady()) {
      cast.fail("no connection to the broker");
    } else if (!waiting.offer(cast)) {
      cast.fail("too many casts wait for the broker");
    } else if (!isReady()) {
      failWaiting();
    }
  }

  private void run() {
    try {
      while (!link.isClosed()) {
        serve();
        link.pause();
      }
    } catch (InterruptedException e) {
      LOG.debug("Publisher ended");
    } finally {
      readyNanos = null;
      failWaiting();
    }
  }

  private void serve() throws InterruptedException {
    try (PublishChannel channel = open()) {
      readyNanos = System.nanoTime();
      complaint.end();
      while (channel.isOpen()) {
        PendingCast cast = waiting.poll(LOOK_AROUND_MILLIS, TimeUnit.MILLISECONDS);
        if (cast == null) {
          channel.expire(CONFIRM_LIMIT);
        } else {
          channel.publish(cast);
        }
      }
    } catch (IOException | RuntimeException | Error e) {
      // Catches everything: what cannot be sent is failed, and the next is sent.
      complaint.tell(e);
    } finally {
      readyNanos = null;
      failWaiting();
    }
  }

  /// Who may not make the exchange of notifications works without: they are a courtesy.
  private PublishChannel open() throws IOException, InterruptedException {
    Connection connection = link.await();
    topology.provideShared(connection);
    if (!topology.provideNotifications(connection)) {
      LOG.info("Notifications are lost until another service makes their exchange");
    }
    return PublishChannel.open(connection, topology, codec);
  }

  private void failWaiting() {
    for (PendingCast cast = waiting.poll(); cast != null; cast = waiting.poll()) {
      cast.fail("connection lost");
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
