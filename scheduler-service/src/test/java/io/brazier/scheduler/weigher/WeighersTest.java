package io.brazier.scheduler.weigher;

import static io.brazier.scheduler.filter.PlacementRequests.ofSize;
import static io.brazier.scheduler.filter.PlacementRequests.pool;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.backend.PoolReports;
import io.brazier.backend.PoolState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeighersTest {

  private static final PoolState ROOMY = pool("a@lvm#pool", PoolReports.thick(100));
  private static final PoolState TIGHT = pool("b@lvm#pool", PoolReports.thick(100).free(10));
  private static final PoolState UNKNOWN =
      pool("c@lvm#pool", PoolReports.thick(Double.POSITIVE_INFINITY).free(Double.NaN));

  @Test
  void capacityIsTheVirtualFreeSpace() {
    PoolState thin = pool("t@lvm#pool", PoolReports.thin(100, 20).provisioned(500));
    assertThat(capacity(1, ROOMY, TIGHT, thin)).containsExactly(100, 10, 1500);
  }

  @Test
  void capacityOfAThinPoolForAThickTypeIsItsRealSpace() {
    PoolState thin = pool("t@lvm#pool", PoolReports.thin(100, 20).provisioned(40));
    double[] weights =
        new CapacityWeigher()
            .weigh(List.of(thin), ofSize(1).specs(Map.of("provisioning:type", "thick")).build(), 1);
    assertThat(weights).containsExactly(60);
  }

  @Test
  void capacityCountsClaimsThatNoReportHasSeen() {
    PoolState claimed = new PoolState(ROOMY.address(), "nova", ROOMY.report(), 1, 30, null);
    assertThat(capacity(1, claimed)).containsExactly(70);
  }

  @Test
  void unknownCapacityComesLastWhenSpreading() {
    assertThat(capacity(1, ROOMY, UNKNOWN)).containsExactly(100, -1);
    assertThat(capacity(0.5, ROOMY, UNKNOWN)).containsExactly(100, -1);
  }

  @Test
  void unknownCapacityComesLastWhenStacking() {
    assertThat(capacity(-1, ROOMY, TIGHT, UNKNOWN)).containsExactly(100, 10, 100 + 100 * 90);
    assertThat(capacity(-1, ROOMY, UNKNOWN)).containsExactly(100, 10_100);
    assertThat(capacity(-1, UNKNOWN)).containsExactly(10_000);
  }

  @Test
  void allocatedCapacityIsTheSumOfTheClaims() {
    PoolState used = pool("d@lvm#pool", PoolReports.thick(100).allocated(42));
    assertThat(new AllocatedCapacityWeigher().weigh(List.of(ROOMY, used), ofSize(1).build(), -1))
        .containsExactly(0, 42);
  }

  private static double[] capacity(double multiplier, PoolState... pools) {
    return new CapacityWeigher().weigh(List.of(pools), ofSize(1).build(), multiplier);
  }
}
