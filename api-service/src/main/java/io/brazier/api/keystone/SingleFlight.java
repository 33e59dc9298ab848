package io.brazier.api.keystone;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Has a question asked once for all who want its answer at the same time: the first asks, on its
/// own thread, and the others wait for what it finds.
///
/// Thread-safe; no lock is held while somebody asks.
final class SingleFlight<K, V> {

  private final ConcurrentMap<K, CompletableFuture<V>> underWay = new ConcurrentHashMap<>();

  /// The answer to a question.
  ///
  /// @param asking what the first does. An answer that is kept is kept by it, and it looks there
  ///   again: who came just too late to wait is the first again
  /// @throws io.brazier.fault.Fault.Unavailable if the first failed, or is not done in time
  V ask(K question, Deadline deadline, Supplier<V> asking) {
    CompletableFuture<V> mine = new CompletableFuture<>();
    CompletableFuture<V> first = underWay.putIfAbsent(question, mine);
    return first == null ? lead(question, mine, asking) : await(first, deadline);
  }

  private V lead(K question, CompletableFuture<V> mine, Supplier<V> asking) {
    try {
      V answer = asking.get();
      underWay.remove(question);
      mine.complete(answer);
      return answer;
    } catch (RuntimeException | Error e) {
      underWay.remove(question);
      mine.completeExceptionally(e);
      throw e;
    }
  }

  private static <V> V await(CompletableFuture<V> first, Deadline deadline) {
    try {
      return first.get(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw KeystoneClient.unavailable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw KeystoneClient.unavailable(e);
    }
  }
}
