package io.brazier.scheduler.weigher;

import io.brazier.backend.PoolState;
import io.brazier.scheduler.filter.PlacementRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts pools in the order in which they are tried: each weigher's weights are brought to 0 … 1,
/// multiplied and summed, and the largest sum is first (`cinder/weights.py`). Equal pools come in
/// random order, so that they share the load (S-12).
public final class PoolRanking {

  private static final Map<String, PoolWeigher> BY_NAME =
      Stream.of(new CapacityWeigher(), new AllocatedCapacityWeigher())
          .collect(Collectors.toUnmodifiableMap(PoolWeigher::name, Function.identity()));

  private final List<Weighing> weighings;
  private final RandomGenerator random;

  private record Weighing(PoolWeigher weigher, double multiplier) {}

  private record Weighed(PoolState pool, double weight) {}

  private PoolRanking(List<Weighing> weighings, RandomGenerator random) {
    this.weighings = List.copyOf(weighings);
    this.random = random;
  }

  /// The named weighers (`scheduler_default_weighers`).
  ///
  /// @param multipliers by weigher name; 1 where there is none
  /// @param random for ties; must be safe for threads
  /// @throws IllegalArgumentException if there is no weigher of a name
  public static PoolRanking of(
      List<String> names, Map<String, Double> multipliers, RandomGenerator random) {
    return new PoolRanking(
        names.stream()
            .map(name -> new Weighing(named(name), multipliers.getOrDefault(name, 1.0)))
            .toList(),
        random);
  }

  /// The pools, best first.
  public List<PoolState> rank(List<PoolState> pools, PlacementRequest request) {
    double[] sums = new double[pools.size()];
    for (Weighing weighing : weighings) {
      double multiplier = weighing.multiplier();
      double[] weights = normalized(weighing.weigher().weigh(pools, request, multiplier));
      Arrays.setAll(sums, i -> sums[i] + multiplier * weights[i]);
    }
    return sorted(pools, sums);
  }

  /// Brought to 0 … 1; all 0 where all are equal.
  static double[] normalized(double[] weights) {
    double least = Arrays.stream(weights).min().orElse(0);
    double spread = Arrays.stream(weights).max().orElse(0) - least;
    return Arrays.stream(weights).map(w -> spread == 0 ? 0 : (w - least) / spread).toArray();
  }

  private List<PoolState> sorted(List<PoolState> pools, double[] sums) {
    List<Weighed> weighed = new ArrayList<>();
    for (int i = 0; i < sums.length; i++) {
      weighed.add(new Weighed(pools.get(i), sums[i]));
    }
    // The sort keeps the order of equals, so a shuffle before it breaks ties by chance.
    Collections.shuffle(weighed, random);
    weighed.sort(Comparator.comparingDouble(Weighed::weight).reversed());
    return weighed.stream().map(Weighed::pool).toList();
  }

  private static PoolWeigher named(String name) {
    PoolWeigher weigher = BY_NAME.get(name);
    if (weigher == null) {
      throw new IllegalArgumentException(
          "no weigher %s; there are %s"
              .formatted(name, BY_NAME.keySet().stream().sorted().toList()));
    }
    return weigher;
  }
}
