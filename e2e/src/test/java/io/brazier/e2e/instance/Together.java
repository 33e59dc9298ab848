package io.brazier.e2e.instance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Doing several things at the same time.
public final class Together {

  private Together() {}

  /// Does the same with each, and returns when all are done.
  ///
  /// @throws AssertionError if one of them failed
  public static <T> void each(List<T> things, Consumer<T> action) {
    all(
        things.stream()
            .<Callable<Boolean>>map(thing ->
                () -> {
                  action.accept(thing);
                  return true;
                })
            .toList());
  }

  /// Does all of these, and returns their results in order.
  ///
  /// @throws AssertionError if one of them failed
  public static <T> List<T> all(List<Callable<T>> tasks) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new AssertionError("one of several failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
