package io.brazier.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/// A closed loop: each client calls again as soon as it has its answer, on a virtual thread.
///
/// @param clients how many at once
/// @param warmUp how long they work before it counts
/// @param measured how long it counts; what is under way at the end is finished and counted, and so
///   is its time
record Load(int clients, Duration warmUp, Duration measured) {

  /// Runs it.
  ///
  /// @param open makes a client; all are made before the first call
  /// @throws BenchFailure if a client throws
  Sample run(Supplier<? extends Client> open) {
    List<Client> opened = new ArrayList<>();
    try {
      for (int i = 0; i < clients; i++) {
        opened.add(open.get());
      }
      runAll(opened, warmUp);
      return runAll(opened, measured);
    } finally {
      opened.forEach(Client::close);
    }
  }

  private static Sample runAll(List<Client> opened, Duration length) {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Sample>> running = new ArrayList<>();
      for (Client client : opened) {
        running.add(threads.submit(looped(client, start, length)));
      }
      long begun = System.nanoTime();
      start.countDown();
      Sample all = new Sample();
      for (Future<Sample> each : running) {
        all.addClient(finished(each));
      }
      all.spanned(System.nanoTime() - begun);
      return all;
    }
  }

  private static Callable<Sample> looped(Client client, CountDownLatch start, Duration length) {
    return () -> {
      Sample sample = new Sample();
      start.await();
      long begun = System.nanoTime();
      long now = begun;
      while (now - begun < length.toNanos()) {
        boolean succeeded = client.call();
        long done = System.nanoTime();
        if (succeeded) {
          sample.succeeded(done - now);
        } else {
          sample.failed();
        }
        now = done;
      }
      return sample;
    };
  }

  private static Sample finished(Future<Sample> running) {
    try {
      return running.get();
    } catch (ExecutionException failed) {
      throw new BenchFailure("a client failed: " + failed.getCause(), failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", interrupted);
    }
  }
}
