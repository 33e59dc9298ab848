package io.brazier.scheduler.filter;

import static io.brazier.scheduler.filter.PlacementRequests.ofSize;
import static io.brazier.scheduler.filter.PlacementRequests.pool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.backend.PoolReports;
import io.brazier.backend.PoolState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilterChainTest {

  private static final PoolState EMPTY = pool("a@lvm#pool");
  private static final PoolState FULL = pool("b@lvm#pool", PoolReports.thick(100).free(0));

  @Test
  void eachFilterSeesTheSurvivorsOfThoseBefore() {
    FilterChain chain = FilterChain.of(List.of("CapacityFilter", "CapabilitiesFilter"));
    FilteredPools filtered =
        chain.apply(List.of(EMPTY, FULL), ofSize(1).specs(Map.of("media", "ssd")).build());
    assertThat(filtered.passed()).isEmpty();
    assertThat(filtered.rejections())
        .containsExactly(
            new Rejection(FULL.address(), "CapacityFilter", "needs 1 GiB, 0 GiB free of 100"),
            new Rejection(EMPTY.address(), "CapabilitiesFilter", "does not report media"));
  }

  @Test
  void survivorsKeepTheirOrder() {
    PoolState other = pool("c@lvm#pool");
    FilterChain chain = FilterChain.of(List.of("CapacityFilter"));
    assertThat(chain.apply(List.of(other, FULL, EMPTY), ofSize(1).build()).passed())
        .containsExactly(other, EMPTY);
  }

  @Test
  void triedPoolsAndOtherBackendsAreLeftOutWithoutBeingConfigured() {
    FilterChain chain = FilterChain.of(List.of());
    assertThat(chain.names())
        .containsExactly("ResourceBackendFilter", "IgnoreAttemptedHostsFilter");
    assertThat(chain.apply(List.of(EMPTY), ofSize(1).after("a@lvm#pool").build()).passed())
        .isEmpty();
  }

  @Test
  void filterThatIsOnAnywayMayBeNamed() {
    assertThat(FilterChain.of(List.of("CapacityFilter", "IgnoreAttemptedHostsFilter")).names())
        .containsExactly("ResourceBackendFilter", "IgnoreAttemptedHostsFilter", "CapacityFilter");
  }

  @Test
  void unknownNameStopsTheStart() {
    assertThatThrownBy(() -> FilterChain.of(List.of("CapacityFiler")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no filter CapacityFiler")
        .hasMessageContaining("CapacityFilter");
  }

  @Test
  void rejectionReadsAsOneLine() {
    assertThat(new Rejection(FULL.address(), "CapacityFilter", "it reports no capacity"))
        .hasToString("b@lvm#pool: CapacityFilter: it reports no capacity");
  }
}
