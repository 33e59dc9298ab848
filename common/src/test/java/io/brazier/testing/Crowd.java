package io.brazier.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Actors that do something at the same time, each with dice of its own.
public final class Crowd {

  private Crowd() {}

  /// Lets each actor take so many steps, and waits for all.
  ///
  /// @param seed of the dice; named if a step throws
  /// @param step gets the dice of the actor who takes it
  public static void walk(int actors, int steps, long seed, Consumer<Random> step) {
    try (ExecutorService executor = Executors.newFixedThreadPool(actors)) {
      List<Future<?>> walks = new ArrayList<>();
      for (int actor = 0; actor < actors; actor++) {
        Random random = new Random(seed + actor);
        walks.add(executor.submit(() -> walk(steps, step, random)));
      }
      join(walks, seed, executor);
    }
  }

  private static void walk(int steps, Consumer<Random> step, Random random) {
    for (int i = 0; i < steps && !Thread.currentThread().isInterrupted(); i++) {
      step.accept(random);
    }
  }

  /// Nobody walks on once one has failed, or once the test has taken too long.
  private static void join(List<Future<?>> walks, long seed, ExecutorService executor) {
    try {
      for (Future<?> walk : walks) {
        walk.get();
      }
    } catch (ExecutionException e) {
      executor.shutdownNow();
      throw new AssertionError("seed " + seed, e.getCause());
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("seed " + seed, e);
    }
  }
}
