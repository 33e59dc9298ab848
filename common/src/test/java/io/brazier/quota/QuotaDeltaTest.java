package io.brazier.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuotaDeltaTest {

  private static Map<String, Long> byName(QuotaDelta delta) {
    return delta.named(id -> "name-of-" + id).entrySet().stream()
        .collect(java.util.stream.Collectors.toMap(e -> e.getKey().name(), Map.Entry::getValue));
  }

  @Test
  void volumeCountsForAllTypesAndItsOwn() {
    assertThat(byName(QuotaDelta.ofVolume("a", 7)))
        .isEqualTo(
            Map.of(
                "per_volume_gigabytes", 7L,
                "volumes", 1L,
                "volumes_name-of-a", 1L,
                "gigabytes", 7L,
                "gigabytes_name-of-a", 7L));
  }

  @Test
  void growthIsHeldAgainstTheLimitWithItsWholeSize() {
    assertThat(byName(QuotaDelta.ofGrowth("a", 2, 9)))
        .isEqualTo(Map.of("per_volume_gigabytes", 9L, "gigabytes", 2L, "gigabytes_name-of-a", 2L));
  }

  @Test
  void snapshotCountsItsSizeUnlessItIsFree() {
    assertThat(byName(QuotaDelta.ofSnapshot("a", 3)))
        .isEqualTo(
            Map.of(
                "snapshots", 1L,
                "snapshots_name-of-a", 1L,
                "gigabytes", 3L,
                "gigabytes_name-of-a", 3L));
    assertThat(byName(QuotaDelta.ofUnsizedSnapshot("a")))
        .isEqualTo(Map.of("snapshots", 1L, "snapshots_name-of-a", 1L));
  }

  @Test
  void retypeMovesBetweenTypesAndLeavesTheTotals() {
    assertThat(byName(QuotaDelta.ofRetype("a", "b", 4)))
        .isEqualTo(
            Map.of(
                "volumes_name-of-a", -1L,
                "gigabytes_name-of-a", -4L,
                "volumes_name-of-b", 1L,
                "gigabytes_name-of-b", 4L));
  }

  @Test
  void negatedFreesWhatWasCountedAndComparesNothing() {
    assertThat(byName(QuotaDelta.ofVolume("a", 7).negated()))
        .isEqualTo(
            Map.of(
                "volumes", -1L,
                "volumes_name-of-a", -1L,
                "gigabytes", -7L,
                "gigabytes_name-of-a", -7L));
  }

  @Test
  void amountsOfOneResourceAddUpAndZeroIsLeftOut() {
    QuotaDelta delta =
        QuotaDelta.ofUnsizedSnapshot("a")
            .plus(QuotaKind.SNAPSHOTS, null, 2)
            .plus(QuotaKind.SNAPSHOTS, "a", -1);
    assertThat(byName(delta)).isEqualTo(Map.of("snapshots", 3L));
  }

  @Test
  void emptyDeltaIsRefused() {
    assertThatThrownBy(() -> new QuotaDelta(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() ->
            new QuotaDelta(List.of(new QuotaDelta.Change(QuotaKind.PER_VOLUME_GIGABYTES, null, 5))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> QuotaDelta.ofRetype("a", "a", 4))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void kindsWithoutTypesRefuseOne() {
    assertThatThrownBy(() -> new QuotaDelta.Change(QuotaKind.BACKUPS, "a", 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
