package io.brazier.e2e.chaos;

import io.brazier.e2e.client.VolumeType;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Many clients at once, from their start until they are stopped.
final class Clients {

  private static final int MOST_PAUSE_MILLIS = 1000;

  private final CountDownLatch stopped = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();

  /// Where the clients work.
  ///
  /// @param entrance how they get there
  /// @param alike another type for the backends of `thin`
  record Place(Entrance entrance, VolumeType thick, VolumeType thin, VolumeType alike) {}

  /// Starts them, each with a random number generator that the seed's leads to.
  void start(int count, Place place, SplittableRandom seeded, Ledger ledger) {
    for (int i = 1; i <= count; i++) {
      SplittableRandom random = seeded.split();
      Client client = new Client(place, "c" + i, random, ledger);
      SplittableRandom pauses = seeded.split();
      threads.add(Thread.startVirtualThread(() -> run(client, pauses, ledger)));
    }
  }

  // A client that cannot make sense of an answer has found something.
  private void run(Client client, SplittableRandom pauses, Ledger ledger) {
    try {
      while (!stopped.await(pauses.nextInt(MOST_PAUSE_MILLIS), TimeUnit.MILLISECONDS)) {
        client.act();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | AssertionError e) {
      ledger.contradict("a client cannot go on: %s".formatted(e));
    }
  }

  /// Lets each finish its last request.
  void stop() {
    stopped.countDown();
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
