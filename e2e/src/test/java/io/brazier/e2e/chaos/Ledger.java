package io.brazier.e2e.chaos;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The clients' own record: what they asked for, what they were told, and what they saw that cannot
/// be. Thread-safe.
final class Ledger {

  private final Map<String, Promise> promises = new ConcurrentHashMap<>();
  private final Queue<String> contradictions = new ConcurrentLinkedQueue<>();
  private final Tally operations = new Tally();

  /// Notes a create before it is sent.
  Promise promise(String tag, String name) {
    Promise promise = new Promise(tag, name);
    promises.put(tag, promise);
    return promise;
  }

  void count(Operation operation, End end) {
    operations.add(operation + " " + end);
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
