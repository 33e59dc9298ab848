package io.brazier.e2e.chaos;

import io.brazier.e2e.client.Answer;
import io.brazier.testing.Tally;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The clients' own record: what they asked for, what they were told, and what they saw that cannot
/// be. Thread-safe.
final class Ledger {

  private final Map<String, Promise> promises = new ConcurrentHashMap<>();
  private final Map<String, SnapshotPromise> snapshots = new ConcurrentHashMap<>();
  private final Queue<String> contradictions = new ConcurrentLinkedQueue<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Queue<Broken> broken = new ConcurrentLinkedQueue<>();
  private final Tally operations = new Tally();

  /// A request that the API answered with 5xx.
  ///
  /// @param when from its sending to its answer
  record Broken(Operation operation, Answer answer, Span when) {}

  /// Notes a create before it is sent.
  Promise promise(String tag, String name) {
    Promise promise = new Promise(tag, name);
    promises.put(tag, promise);
    return promise;
  }

  /// Notes a snapshot that was accepted.
  SnapshotPromise snapshot(String id, Promise volume) {
    SnapshotPromise promise = new SnapshotPromise(id, volume);
    snapshots.put(id, promise);
    return promise;
  }

  /// The snapshots that were accepted, by id.
  Map<String, SnapshotPromise> snapshots() {
    return Map.copyOf(snapshots);
  }

  /// Notes how a request ended.
  ///
  /// @param when from its sending to its answer
  void count(Operation operation, Reply reply, Span when) {
    operations.add(operation + " " + reply.end());
    switch (reply) {
      case Reply.Told _ -> {}
      case Reply.Broken(Answer answer) -> {
        broken.add(new Broken(operation, answer, when));
        failures.add("%s: %s".formatted(operation, answer));
      }
      case Reply.Nothing(String why) -> failures.add("%s: %s".formatted(operation, why));
    }
  }

  /// How many requests of a kind got the answer that was wanted.
  int done(Operation operation) {
    return operations.of(operation + " " + End.DONE);
  }

  /// Requests that the API answered with 5xx.
  List<Broken> broken() {
    return List.copyOf(broken);
  }

  /// Requests that got no answer, or one that says that the API failed.
  List<String> failures() {
    return List.copyOf(failures);
  }

  /// Notes an answer that no order of events explains.
  void contradict(String finding) {
    contradictions.add(finding);
  }

  Map<String, Promise> promises() {
    return Map.copyOf(promises);
  }

  List<String> contradictions() {
    return List.copyOf(contradictions);
  }

  Tally operations() {
    return operations;
  }
}
