package io.brazier.driver;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Does the same to several things at once, each on a thread of its own.
public final class AtOnce {

  private static final Duration POLL = Duration.ofNanos(50_000);

  private AtOnce() {}

  /// Waits until all is done.
  ///
  /// @return what each of them threw, in their order
  public static <T> List<Optional<RuntimeException>> run(List<T> things, Consumer<T> work) {
    List<Call<T>> calls = calls(things, work);
    calls.forEach(Call::start);
    return outcomes(calls);
  }

  /// The same, but they start one after the other while something is held for which each of them
  /// comes to wait, and go on when it is let go.
  ///
  /// @param hold runs what it is given while it holds that thing
  /// @return what each of them threw, in their order
  public static <T> List<Optional<RuntimeException>> runBehind(
      Consumer<Runnable> hold, List<T> things, Consumer<T> work) {
    List<Call<T>> calls = calls(things, work);
    hold.accept(() ->
        calls.forEach(call -> {
          call.start();
          await()
              .pollInSameThread()
              .pollDelay(Duration.ZERO)
              .pollInterval(POLL)
              .until(call::isAtRest);
        }));
    return outcomes(calls);
  }

  private static <T> List<Call<T>> calls(List<T> things, Consumer<T> work) {
    return things.stream().map(thing -> new Call<>(thing, work)).toList();
  }

  private static <T> List<Optional<RuntimeException>> outcomes(List<Call<T>> calls) {
    return calls.stream().map(call -> call.thrown.join()).toList();
  }

  private static final class Call<T> {
    private final CompletableFuture<Optional<RuntimeException>> thrown = new CompletableFuture<>();
    private final Thread thread;

    private Call(T thing, Consumer<T> work) {
      thread = Thread.ofVirtual().unstarted(() -> perform(thing, work));
    }

    private void start() {
      thread.start();
    }

    private boolean isAtRest() {
      Thread.State state = thread.getState();
      return state == Thread.State.WAITING || state == Thread.State.TERMINATED;
    }

    private void perform(T thing, Consumer<T> work) {
      try {
        work.accept(thing);
        thrown.complete(Optional.empty());
      } catch (RuntimeException e) {
        thrown.complete(Optional.of(e));
      } catch (Error e) {
        thrown.completeExceptionally(e);
      }
    }
  }
}
