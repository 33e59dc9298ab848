package io.brazier.e2e.chaos;

import io.brazier.e2e.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/// Which faults happen when: by the seed, the length and the instance's parts, and nothing else.
///
/// Faults overlap, but at most so many at once, and in one place only after the one before is
/// healed and the services there have had time to come back.
record ChaosPlan(long seed, Duration length, List<PlannedFault> faults) {

  /// How many faults there may be at the same time.
  static final int MOST_AT_ONCE = 3;

  private static final int MOST_PAUSE_MILLIS = 6_000;
  private static final int LEAST_LENGTH_MILLIS = 1_000;
  private static final int MOST_LENGTH_MILLIS = 15_000;
  private static final Duration RETURN = Duration.ofSeconds(30);

  ChaosPlan {
    faults = List.copyOf(faults);
  }

  /// Draws the faults.
  ///
  /// @param places the faults to choose from, by place
  static ChaosPlan draw(long seed, Duration length, List<List<Fault>> places) {
    SplittableRandom random = new SplittableRandom(seed);
    List<PlannedFault> faults = new ArrayList<>();
    Map<String, Duration> busyUntil = new HashMap<>();
    Duration now = Duration.ofMillis(random.nextInt(MOST_PAUSE_MILLIS));
    while (now.compareTo(length) < 0) {
      Fault fault = Catalogue.choose(places, random);
      Duration lasts = Duration.ofMillis(random.nextInt(LEAST_LENGTH_MILLIS, MOST_LENGTH_MILLIS));
      Duration moment = now;
      busyUntil.values().removeIf(until -> until.compareTo(moment) <= 0);
      if (busyUntil.size() < MOST_AT_ONCE && !busyUntil.containsKey(fault.place())) {
        faults.add(new PlannedFault(now, lasts, fault));
        busyUntil.put(fault.place(), now.plus(lasts).plus(RETURN));
      }
      now = now.plusMillis(random.nextInt(MOST_PAUSE_MILLIS));
    }
    return new ChaosPlan(seed, length, faults);
  }

  @Override
  public String toString() {
    return faults.stream()
        .map(PlannedFault::toString)
        .collect(
            Collectors.joining(
                "\n", "seed %d, %d faults in %s:\n".formatted(seed, faults.size(), length), "\n"));
  }
}
