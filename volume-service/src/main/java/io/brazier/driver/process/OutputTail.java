package io.brazier.driver.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/// Drains a pipe on a virtual thread and keeps the last bytes of it. The buffer is shared between
/// that thread and the one that asks for the text; the lock guards it.
final class OutputTail {

  private static final Logger LOG = Logger.getLogger(OutputTail.class);

  private final Lock lock = new ReentrantLock();
  private final int limitBytes;
  private final Thread reader;
  private byte[] kept = new byte[0];
  private int length;
  private boolean overflowed;

  private OutputTail(InputStream pipe, int limitBytes) {
    this.limitBytes = limitBytes;
    this.reader = Thread.ofVirtual().name("pipe-reader").unstarted(() -> drain(pipe));
  }

  /// Starts to drain a pipe until its end.
  static OutputTail follow(InputStream pipe, int limitBytes) {
    OutputTail tail = new OutputTail(pipe, limitBytes);
    tail.reader.start();
    return tail;
  }

  /// What was kept; waits for the pipe's end at most for a grace time.
  String text(Duration grace) throws InterruptedException {
    // the answer is the same whether the end of the pipe was reached or somebody still holds it
    boolean ended = reader.join(grace);
    lock.lock();
    try {
      String text = new String(kept, 0, length, StandardCharsets.UTF_8);
      return ended || length > 0 ? text : "";
    } finally {
      lock.unlock();
    }
  }

  /// Whether bytes at the beginning were dropped.
  boolean overflowed() {
    lock.lock();
    try {
      return overflowed;
    } finally {
      lock.unlock();
    }
  }

  private void drain(InputStream pipe) {
    byte[] buffer = new byte[8192];
    try (pipe) {
      for (int read = pipe.read(buffer); read >= 0; read = pipe.read(buffer)) {
        append(buffer, read);
      }
    } catch (IOException e) {
      // the pipe of a program that is ended is closed under its reader; what was read is kept
      LOG.debug("A pipe is closed", e);
    }
  }

  private void append(byte[] bytes, int count) {
    lock.lock();
    try {
      int excess = Math.max(0, length + count - limitBytes);
      if (excess > 0) {
        overflowed = true;
        int dropped = Math.min(excess, length);
        System.arraycopy(kept, dropped, kept, 0, length - dropped);
        length -= dropped;
      }
      if (kept.length < length + count) {
        kept = Arrays.copyOf(kept, Math.max(length + count, kept.length * 2));
      }
      System.arraycopy(bytes, 0, kept, length, count);
      length += count;
    } finally {
      lock.unlock();
    }
  }
}
