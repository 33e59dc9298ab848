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
        walks.add(
            executor.submit(() -> {
              for (int i = 0; i < steps; i++) {
                step.accept(random);
              }
            }));
      }
      for (Future<?> walk : walks) {
        walk.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError("seed " + seed, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
