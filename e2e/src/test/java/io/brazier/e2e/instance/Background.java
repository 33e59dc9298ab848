package io.brazier.e2e.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/// A program that runs beside the test until it is closed.
public final class Background implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 20;

  private final Process process;

  Background(Process process) {
    this.process = process;
  }

  /// Whether it has not ended yet.
  public boolean runs() {
    return process.isAlive();
  }

  /// Ends it: by the end of its input, which also ends a program at the other side of an ssh.
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
