package io.brazier.bus.rabbit;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A connection that is made, and made again, for as long as the link is open.
final class RabbitLink implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(RabbitLink.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final String name;
  private final ConnectionFactory factory;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread thread;
  private @Nullable Connection connection; // guarded by lock
  private boolean closed; // guarded by lock

  RabbitLink(String name, BusConfig config) {
    this.name = name;
    this.factory = RabbitClient.factory(config);
    this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// Waits for a connection that is open.
  ///
  /// @throws InterruptedException also when the link was closed
  Connection await() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        Connection current = connection;
        if (closed) {
          throw new InterruptedException(name + " is closed");
        }
        if (current != null && current.isOpen()) {
          return current;
        }
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Waits a moment before something is tried again.
  void pause() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long nanos = PAUSE.toNanos();
      while (nanos > 0 && !closed) {
        nanos = changed.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    Complaint complaint = new Complaint(LOG, "Broker cannot be reached by " + name);
    try {
      while (!isClosed()) {
        try {
          serve();
          complaint.end();
        } catch (IOException | TimeoutException | RuntimeException | Error e) {
          // Catches everything: without a link nothing works until the process is started anew.
          complaint.tell(e);
        }
        pause();
      }
    } catch (InterruptedException e) {
      LOG.debugf("Link ended: %s", name);
    }
  }

  /// Connects, and returns when the connection is lost.
  private void serve() throws IOException, TimeoutException, InterruptedException {
    CountDownLatch lost = new CountDownLatch(1);
    Connection fresh = factory.newConnection(name);
    fresh.addShutdownListener(_ -> lost.countDown());
    set(fresh);
    LOG.infof("Connected to the broker: link=%s", name);
    lost.await();
    set(null);
    if (!isClosed()) {
      LOG.warnf("Connection to the broker is lost: link=%s", name);
    }
  }

  private void set(@Nullable Connection value) {
    lock.lock();
    try {
      connection = value;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    Connection last;
    lock.lock();
    try {
      closed = true;
      last = connection;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (last != null) {
      last.abort(RabbitClient.CONNECT_MILLIS);
    }
    thread.interrupt();
  }
}
