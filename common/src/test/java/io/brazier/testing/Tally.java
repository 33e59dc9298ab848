package io.brazier.testing;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts by name; thread-safe.
public final class Tally {

  private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

  /// One more of these.
  public void add(String name) {
    counts.computeIfAbsent(name, _ -> new AtomicInteger()).incrementAndGet();
  }

  /// How many there were of these.
  public int of(String name) {
    AtomicInteger count = counts.get(name);
    return count == null ? 0 : count.get();
  }

  /// The counts so far, by name.
  public Map<String, Integer> counts() {
    Map<String, Integer> sorted = new TreeMap<>();
    counts.forEach((name, count) -> sorted.put(name, count.get()));
    return sorted;
  }

  @Override
  public String toString() {
    return counts().toString();
  }
}
