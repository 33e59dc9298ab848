package io.brazier.scheduler.weigher;

import static io.brazier.scheduler.filter.PlacementRequests.ofSize;
import static io.brazier.scheduler.filter.PlacementRequests.pool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.brazier.backend.PoolReports;
import io.brazier.backend.PoolState;
import io.brazier.testing.Seed;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolRankingTest {

  private static final PoolState ROOMY_BUSY =
      pool("a@lvm#pool", PoolReports.thick(200).free(150).allocated(50).provisioned(50));
  private static final PoolState TIGHT_IDLE = pool("b@lvm#pool", PoolReports.thick(100));

  @Test
  void weightsAreBroughtToZeroToOne() {
    assertThat(PoolRanking.normalized(new double[] {10, 30, 20})).containsExactly(0, 1, 0.5);
  }

  @Test
  void equalWeightsCountForNothing() {
    assertThat(PoolRanking.normalized(new double[] {7, 7})).containsExactly(0, 0);
    assertThat(PoolRanking.normalized(new double[] {})).isEmpty();
  }

  @Test
  void positiveMultiplierSpreadsAndNegativeStacks() {
    assertThat(rank(Map.of("CapacityWeigher", 1.0), "CapacityWeigher"))
        .containsExactly(ROOMY_BUSY, TIGHT_IDLE);
    assertThat(rank(Map.of("CapacityWeigher", -1.0), "CapacityWeigher"))
        .containsExactly(TIGHT_IDLE, ROOMY_BUSY);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-2, -1, -0.5, 0.5, 1, 2})
  void poolThatDoesNotKnowItsSpaceComesLastWithAnyMultiplier(double multiplier) {
    PoolState unknown =
        pool("c@lvm#pool", PoolReports.thick(Double.POSITIVE_INFINITY).free(Double.NaN));
    PoolRanking ranking =
        PoolRanking.of(
            List.of("CapacityWeigher"), Map.of("CapacityWeigher", multiplier), new Random(1));
    assertThat(ranking.rank(List.of(unknown, TIGHT_IDLE, ROOMY_BUSY), ofSize(1).build()).getLast())
        .isEqualTo(unknown);
  }

  @Test
  void largerMultiplierDecidesBetweenWeighers() {
    Map<String, Double> byCapacity =
        Map.of("CapacityWeigher", 2.0, "AllocatedCapacityWeigher", -1.0);
    assertThat(rank(byCapacity, "CapacityWeigher", "AllocatedCapacityWeigher"))
        .containsExactly(ROOMY_BUSY, TIGHT_IDLE);
    Map<String, Double> byAllocation =
        Map.of("CapacityWeigher", 1.0, "AllocatedCapacityWeigher", -2.0);
    assertThat(rank(byAllocation, "CapacityWeigher", "AllocatedCapacityWeigher"))
        .containsExactly(TIGHT_IDLE, ROOMY_BUSY);
  }

  @Test
  void equalPoolsTakeTurnsByChanceS12() {
    PoolRanking ranking = PoolRanking.of(List.of("CapacityWeigher"), Map.of(), new Random(1));
    List<PoolState> equals = List.of(pool("a@lvm#p"), pool("b@lvm#p"), pool("c@lvm#p"));
    Set<PoolState> winners = new HashSet<>();
    for (int round = 0; round < 100; round++) {
      winners.add(ranking.rank(equals, ofSize(1).build()).getFirst());
    }
    assertThat(winners).containsExactlyInAnyOrderElementsOf(equals);
  }

  @Test
  void nothingIsRankedAsNothing() {
    PoolRanking ranking = PoolRanking.of(List.of("CapacityWeigher"), Map.of(), new Random(1));
    assertThat(ranking.rank(List.of(), ofSize(1).build())).isEmpty();
  }

  @Test
  void unknownNameStopsTheStart() {
    assertThatThrownBy(() -> PoolRanking.of(List.of("Chance"), Map.of(), new Random(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no weigher Chance");
  }

  @Test
  void normalizedWeightsKeepOrderAndProportion() {
    long seed = Seed.next();
    Random random = new Random(seed);
    for (int round = 0; round < 5_000; round++) {
      double[] weights = random.doubles(1 + random.nextInt(8), -1e6, 1e6).toArray();
      double[] normalized = PoolRanking.normalized(weights);
      assertThat(Arrays.stream(normalized).min().orElseThrow()).as("seed %d", seed).isZero();
      assertThat(Arrays.stream(normalized).max().orElseThrow())
          .as("seed %d", seed)
          .isLessThanOrEqualTo(1);
      int a = random.nextInt(weights.length);
      int b = random.nextInt(weights.length);
      double spread =
          Arrays.stream(weights).max().orElseThrow() - Arrays.stream(weights).min().orElseThrow();
      assertThat((normalized[a] - normalized[b]) * spread)
          .as("seed %d", seed)
          .isCloseTo(weights[a] - weights[b], within(1e-6));
    }
  }

  @Test
  void rankingIsAPermutationWithFallingWeights() {
    long seed = Seed.next();
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      List<PoolState> pools =
          IntStream.range(0, random.nextInt(10))
              .mapToObj(i -> pool("h" + i + "@lvm#p", PoolReports.thick(random.nextInt(5))))
              .toList();
      PoolRanking ranking = PoolRanking.of(List.of("CapacityWeigher"), Map.of(), random);
      List<PoolState> ranked = ranking.rank(pools, ofSize(1).build());
      assertThat(ranked).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(pools);
      assertThat(ranked)
          .as("seed %d", seed)
          .isSortedAccordingTo((one, two) ->
              Double.compare(two.report().totalCapacityGib(), one.report().totalCapacityGib()));
    }
  }

  private static List<PoolState> rank(Map<String, Double> multipliers, String... weighers) {
    return PoolRanking.of(List.of(weighers), multipliers, new Random(1))
        .rank(List.of(TIGHT_IDLE, ROOMY_BUSY), ofSize(1).build());
  }
}
