package io.brazier.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.brazier.backend.CapacityVerdict.Fits;
import io.brazier.backend.CapacityVerdict.Refused;
import io.brazier.testing.Seed;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Cinder's capacity arithmetic, with its known errors decided.
class PoolCapacityTest {

  @Test
  void emptyThickPoolTakesExactlyItsSize() {
    PoolCapacity capacity = capacity(PoolReports.thick(10), 0);
    assertThat(capacity.fits(10)).isEqualTo(new Fits());
    assertThat(capacity.fits(11)).isEqualTo(new Refused("needs 11 GiB, 10 GiB free of 10"));
  }

  @Test
  void partOfAGibIsNotRoomForAWholeOne() {
    PoolCapacity capacity = capacity(PoolReports.thick(10).free(2.996).provisioned(7.004), 0);
    assertThat(capacity.fits(2)).isEqualTo(new Fits());
    assertThat(capacity.fits(3)).isEqualTo(new Refused("needs 3 GiB, 2.99 GiB free of 10"));
  }

  @Test
  void unseenClaimIsTakenOffTheFreeSpace() {
    PoolCapacity capacity = capacity(PoolReports.thick(10), 7);
    assertThat(capacity.virtualFreeGib()).isEqualTo(3);
    assertThat(capacity.fits(4)).isEqualTo(new Refused("needs 4 GiB, 3 GiB free of 10"));
  }

  @Test
  void seenClaimIsNotTakenOffTwice() {
    PoolReports seen = PoolReports.thick(10).free(3).provisioned(7).allocated(7);
    assertThat(capacity(seen, 7).fits(3)).isEqualTo(new Fits());
  }

  @Test
  void roomOfADeletedVolumeIsFreeBeforeTheNextReport() {
    PoolReports before = PoolReports.thick(10).free(0).provisioned(10).allocated(10);
    assertThat(capacity(before, 4).fits(6)).isEqualTo(new Fits());
    assertThat(capacity(before, 4).fits(7)).isInstanceOf(Refused.class);
  }

  @Test
  void foreignDataCountsEvenIfItIsOnlyProvisioned() {
    PoolReports foreign = PoolReports.thick(100).free(90).provisioned(95);
    assertThat(capacity(foreign, 0).virtualFreeGib()).isEqualTo(5);
  }

  @Test
  void reserveIsFlooredToWholeGibAsInCinder() {
    PoolReports reserved = PoolReports.thick(15).reserved(10);
    assertThat(capacity(reserved, 0).totalAvailableGib()).isEqualTo(14);
  }

  @Test
  void thinPoolIsSoldAsOftenAsItsRatioSaysS8() {
    PoolReports pool = PoolReports.thin(100, 2).free(90).provisioned(150);
    PoolCapacity capacity = capacity(pool, 0);
    assertThat(capacity.totalAvailableGib()).isEqualTo(200);
    assertThat(capacity.fits(50)).isEqualTo(new Fits());
    assertThat(capacity.fits(51)).isEqualTo(new Refused("needs 51 GiB, 50 GiB free of 200"));
  }

  @Test
  void wholeReserveLeavesNothingAndDividesNothingS9() {
    PoolCapacity thin = capacity(PoolReports.thin(100, 20).reserved(100), 0);
    assertThat(thin.fits(1)).isEqualTo(new Refused("all of its 100 GiB are reserved (100 %)"));
    PoolCapacity thick = capacity(PoolReports.thick(100).reserved(100), 0);
    assertThat(thick.fits(1)).isInstanceOf(Refused.class);
  }

  @Test
  void thinPoolWithoutRealSpaceTakesNothingS10() {
    PoolReports nearlyFull = PoolReports.thin(100, 20).free(1).provisioned(1000);
    assertThat(capacity(nearlyFull, 0).fits(900))
        .isEqualTo(
            new Refused("needs 900 GiB of thin space at a ratio of 20, 1 GiB really free of 100"));
    assertThat(capacity(nearlyFull, 0).fits(20)).isEqualTo(new Fits());
    assertThat(capacity(nearlyFull, 0).fits(21)).isInstanceOf(Refused.class);
    assertThat(capacity(nearlyFull.free(0), 0).fits(1)).isInstanceOf(Refused.class);
  }

  @Test
  void reserveOfAThinPoolStaysReallyFreeS10() {
    PoolReports atReserve = PoolReports.thin(100, 20).reserved(10).free(10);
    assertThat(capacity(atReserve, 0).fits(1)).isInstanceOf(Refused.class);
  }

  @Test
  void deletedThinVolumesOpenNoPoolWithoutRealSpace() {
    PoolReports full = PoolReports.thin(10, 20).free(0).provisioned(50).allocated(50);
    assertThat(capacity(full, 0).fits(1)).isInstanceOf(Refused.class);
  }

  @Test
  void thickTypeOnAThinPoolIsCountedInFull() {
    PoolReport pool = PoolReports.thin(100, 20).build();
    assertThat(new PoolCapacity(pool, 0, false).fits(100)).isEqualTo(new Fits());
    assertThat(new PoolCapacity(pool, 0, false).fits(101)).isInstanceOf(Refused.class);
  }

  @Test
  void ratioBelowOneIsRefusedInWords() {
    assertThat(capacity(PoolReports.thin(100, 0.5), 0).fits(1))
        .isEqualTo(new Refused("its max_over_subscription_ratio 0.5 is below 1"));
  }

  @Test
  void unknownFreeSpaceTakesEverything() {
    PoolReports unknown = PoolReports.thick(100).free(Double.NaN).reserved(50);
    assertThat(capacity(unknown, 1_000_000).fits(1000)).isEqualTo(new Fits());
    assertThat(capacity(unknown.free(Double.POSITIVE_INFINITY), 0).fits(1)).isEqualTo(new Fits());
  }

  @Test
  void unknownTotalIsTakenOnlyWithoutAReserve() {
    PoolReports unknown = PoolReports.thick(Double.POSITIVE_INFINITY).free(5);
    assertThat(capacity(unknown, 0).fits(1000)).isEqualTo(new Fits());
    assertThat(capacity(unknown.reserved(1), 0).fits(1))
        .isEqualTo(new Refused("its total capacity is unknown but 1 % of it is reserved"));
  }

  @Test
  void poolWithoutCapacityTakesOnlyARequestForNothing() {
    PoolCapacity nothing = capacity(PoolReports.thick(0), 0);
    assertThat(nothing.fits(1)).isEqualTo(new Refused("it reports no capacity"));
    assertThat(nothing.fits(0)).isEqualTo(new Fits());
  }

  @Test
  void noiseOfDoublesCostsNoGib() {
    PoolCapacity capacity = capacity(PoolReports.thin(0.1, 30), 0);
    assertThat(capacity.totalAvailableGib()).isCloseTo(3, within(1e-9));
    assertThat(capacity.claimCeilingGib()).isEqualTo(3);
  }

  @Test
  void answerAndCeilingAgreeAndNeverPassTheFactors() {
    long seed = Seed.next();
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      PoolCapacity capacity = randomCapacity(random);
      int size = 1 + random.nextInt(60);
      boolean fits = capacity.fits(size) instanceof Fits;
      assertThat(fits)
          .as("seed %d: %s, %d GiB", seed, capacity, size)
          .isEqualTo(capacity.claimedGib() + size <= capacity.claimCeilingGib());
      if (fits) {
        assertThat(capacity.virtualFreeGib())
            .as("seed %d: %s, %d GiB", seed, capacity, size)
            .isGreaterThan(size - 1e-5);
      }
    }
  }

  private static PoolCapacity randomCapacity(Random random) {
    double total = random.nextInt(101);
    PoolReports thick = PoolReports.thick(total);
    PoolReports base =
        random.nextBoolean() ? thick : PoolReports.thin(total, 1 + random.nextInt(40) / 4.0);
    long seen = random.nextInt(50);
    PoolReport report =
        base.free(total * random.nextDouble())
            .allocated(seen)
            .provisioned(seen + 10 * random.nextDouble())
            .reserved(random.nextInt(101))
            .build();
    return new PoolCapacity(report, random.nextInt(80), random.nextBoolean());
  }

  private static PoolCapacity capacity(PoolReports report, long claimedGib) {
    return new PoolCapacity(report.build(), claimedGib, true);
  }
}
