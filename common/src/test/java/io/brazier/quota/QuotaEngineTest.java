package io.brazier.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuotaEngineTest {

  private static final QuotaResource VOLUMES = QuotaResource.of(QuotaKind.VOLUMES);
  private static final QuotaResource GIGABYTES = QuotaResource.of(QuotaKind.GIGABYTES);
  private static final QuotaResource SINGLE = QuotaResource.of(QuotaKind.PER_VOLUME_GIGABYTES);
  private static final QuotaResource TYPED = new QuotaResource(QuotaKind.GIGABYTES, "fast");

  private static QuotaDecision decide(long limit, long inUse, long reserved, long delta) {
    return QuotaEngine.decide(
        Map.of(VOLUMES, limit),
        Map.of(VOLUMES, new QuotaUsage(inUse, reserved)),
        Map.of(VOLUMES, delta));
  }

  private static boolean allows(QuotaDecision decision) {
    return switch (decision) {
      case QuotaDecision.Allowed() -> true;
      case QuotaDecision.Refused _ -> false;
    };
  }

  private static List<QuotaResource> overs(QuotaDecision decision) {
    return switch (decision) {
      case QuotaDecision.Allowed() -> List.of();
      case QuotaDecision.Refused refused ->
          refused.overs().stream().map(OverQuota::resource).toList();
    };
  }

  @Test
  void limitItselfCanBeReachedAndNotPassed() {
    assertThat(allows(decide(10, 6, 3, 1))).isTrue();
    assertThat(allows(decide(10, 6, 3, 2))).isFalse();
    assertThat(allows(decide(0, 0, 0, 1))).isFalse();
  }

  @Test
  void minusOneIsNoLimit() {
    assertThat(allows(decide(-1, Integer.MAX_VALUE, 0, Integer.MAX_VALUE))).isTrue();
  }

  @Test
  void resourceWithoutLimitIsUnlimited() {
    assertThat(allows(QuotaEngine.decide(Map.of(), Map.of(), Map.of(TYPED, 5_000L)))).isTrue();
  }

  @Test
  void decreaseIsAllowedWhenTheLimitWasLoweredBelowTheUsage() {
    assertThat(allows(decide(5, 9, 0, -1))).isTrue();
    assertThat(allows(decide(5, 9, 0, 0))).isTrue();
    assertThat(allows(decide(5, 9, 0, 1))).isFalse();
  }

  @Test
  void singleVolumeIsComparedWithoutWhatOthersUse() {
    Map<QuotaResource, QuotaUsage> usages = Map.of(SINGLE, new QuotaUsage(100, 100));
    assertThat(allows(QuotaEngine.decide(Map.of(SINGLE, 10L), usages, Map.of(SINGLE, 10L))))
        .isTrue();
    assertThat(allows(QuotaEngine.decide(Map.of(SINGLE, 10L), usages, Map.of(SINGLE, 11L))))
        .isFalse();
  }

  @Test
  void oversComeWithTheSingleVolumeFirstAndThenByName() {
    QuotaDecision decision =
        QuotaEngine.decide(
            Map.of(VOLUMES, 0L, GIGABYTES, 0L, SINGLE, 0L, TYPED, 0L),
            Map.of(),
            Map.of(VOLUMES, 1L, GIGABYTES, 1L, SINGLE, 1L, TYPED, 1L));
    assertThat(overs(decision)).containsExactly(SINGLE, GIGABYTES, TYPED, VOLUMES);
  }

  @Test
  void refusalHoldsTheNumbersOfTheText() {
    assertThat(decide(10, 6, 3, 2))
        .isEqualTo(
            new QuotaDecision.Refused(
                List.of(new OverQuota(VOLUMES, 2, 10, new QuotaUsage(6, 3)))));
  }

  @Test
  void q22SumsPastThirtyTwoBitsAreRight() {
    long large = 3L * Integer.MAX_VALUE;
    assertThat(allows(decide(large, large - 1, 0, 1))).isTrue();
    assertThat(allows(decide(large, large, 0, 1))).isFalse();
    assertThatThrownBy(() -> decide(Long.MAX_VALUE, Long.MAX_VALUE, 0, 1))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void refusalWithoutReasonDoesNotExist() {
    assertThatThrownBy(() -> new QuotaDecision.Refused(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsAllowedOneAfterAnotherNeverPassesTheLimit() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      long limit = random.nextInt(50);
      long used = 0;
      for (int step = 0; step < 100; step++) {
        long delta = random.nextInt(-3, 9);
        if (used + delta >= 0 && allows(decide(limit, used, 0, delta))) {
          used += delta;
        }
        assertThat(used).as("seed %d step %d", seed, step).isBetween(0L, limit);
      }
    }
  }
}
