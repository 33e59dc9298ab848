package io.brazier.scheduler.filter;

import static io.brazier.scheduler.filter.PlacementRequests.ofSize;
import static io.brazier.scheduler.filter.PlacementRequests.pool;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.backend.PoolState;
import io.brazier.scheduler.filter.Verdict.Passed;
import io.brazier.scheduler.filter.Verdict.Rejected;
import org.junit.jupiter.api.Test;

/// The filters that look at one thing: zone, attempts, backend.
class SimpleFiltersTest {

  private static final PoolState POOL = pool("host@lvm#pool");

  @Test
  void anyZoneWillDoIfNoneIsAskedFor() {
    assertThat(new AvailabilityZoneFilter().judge(POOL, ofSize(1).build())).isEqualTo(new Passed());
  }

  @Test
  void oneOfTheZonesIsEnough() {
    assertThat(new AvailabilityZoneFilter().judge(POOL, ofSize(1).zones("a", "nova").build()))
        .isEqualTo(new Passed());
  }

  @Test
  void otherZoneIsRejectedWithBothNames() {
    assertThat(new AvailabilityZoneFilter().judge(POOL, ofSize(1).zones("a", "b").build()))
        .isEqualTo(new Rejected("is in zone nova, asked for was a or b"));
  }

  @Test
  void triedPoolIsLeftOutF12() {
    IgnoreAttemptedHostsFilter filter = new IgnoreAttemptedHostsFilter();
    assertThat(filter.judge(POOL, ofSize(1).after("host@lvm#pool").build()))
        .isEqualTo(new Rejected("was tried before and failed"));
    assertThat(filter.judge(POOL, ofSize(1).after("host@lvm#other").build()))
        .isEqualTo(new Passed());
  }

  @Test
  void namedBackendOrPoolIsKept() {
    ResourceBackendFilter filter = new ResourceBackendFilter();
    assertThat(filter.judge(POOL, ofSize(1).build())).isEqualTo(new Passed());
    assertThat(filter.judge(POOL, ofSize(1).on("host@lvm").build())).isEqualTo(new Passed());
    assertThat(filter.judge(POOL, ofSize(1).on("host@lvm#pool").build())).isEqualTo(new Passed());
    assertThat(filter.judge(POOL, ofSize(1).on("host@lvm#other").build()))
        .isEqualTo(new Rejected("is not on host@lvm#other"));
    assertThat(filter.judge(POOL, ofSize(1).on("host@lv").build())).isInstanceOf(Rejected.class);
  }
}
