package io.brazier.scheduler.claim;

import static io.brazier.scheduler.filter.PlacementRequests.ofSize;
import static io.brazier.scheduler.filter.PlacementRequests.pool;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.backend.PoolReports;
import io.brazier.scheduler.claim.Placement.NoValidBackend;
import io.brazier.scheduler.claim.Placement.Placed;
import io.brazier.scheduler.filter.PlacementRequests;
import io.brazier.scheduler.filter.Rejection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FilterSchedulerTest {

  private static final String LARGE = "large@lvm#pool";
  private static final String SMALL = "small@lvm#pool";

  private final FakePools pools =
      new FakePools(pool(SMALL, PoolReports.thick(10)), pool(LARGE, PoolReports.thick(20)));
  private final FilterScheduler scheduler = FilterSchedulers.of(pools);

  @Test
  void bestPoolIsClaimed() {
    assertPlacedOn(LARGE, ofSize(5));
    assertThat(pools.claimedGib(LARGE)).isEqualTo(5);
    assertThat(pools.claimedGib(SMALL)).isZero();
  }

  @Test
  void nextPoolIsClaimedIfOthersFilledTheBest() {
    pools.beforeNextClaim(() -> pools.othersClaim(LARGE, 18));
    assertPlacedOn(SMALL, ofSize(5));
    assertThat(pools.readings()).isEqualTo(1);
  }

  @Test
  void poolsAreReadAgainIfAllWereLost() {
    pools.beforeNextClaim(() -> {
      pools.report(LARGE, PoolReports.thick(20).build());
      pools.report(SMALL, PoolReports.thick(10).build());
    });
    assertPlacedOn(LARGE, ofSize(5));
    assertThat(pools.readings()).isEqualTo(2);
  }

  @Test
  void reasonsAreThoseOfTheLastReadingIfAllWereFilledMeanwhile() {
    pools.beforeNextClaim(() -> {
      pools.othersClaim(LARGE, 18);
      pools.othersClaim(SMALL, 9);
    });
    assertThat(refusal(ofSize(5)).rejections())
        .extracting(Rejection::reason)
        .containsExactly("needs 5 GiB, 2 GiB free of 20", "needs 5 GiB, 1 GiB free of 10");
  }

  @Test
  void searchEndsEvenIfOthersAreAlwaysQuicker() {
    pools.beforeEachClaim(() -> {
      pools.report(LARGE, PoolReports.thick(20).build());
      pools.report(SMALL, PoolReports.thick(10).build());
    });
    assertThat(refusal(ofSize(5)).rejections())
        .extracting(Rejection::filter)
        .containsExactly("Claim", "Claim");
    assertThat(pools.readings()).isEqualTo(5);
  }

  @Test
  void triedPoolIsNotTakenAgainF12() {
    assertPlacedOn(SMALL, ofSize(5).after(LARGE));
  }

  @Test
  void namedBackendIsTakenThoughAnotherIsBetter() {
    assertPlacedOn(SMALL, ofSize(5).on("small@lvm"));
  }

  @Test
  void refusalSaysWhyPerPoolAndFilterS16() {
    NoValidBackend refusal = refusal(ofSize(15).after(LARGE));
    assertThat(refusal.cause())
        .isEqualTo(
            """
            No valid backend was found. No weighed backends available
            large@lvm#pool: IgnoreAttemptedHostsFilter: was tried before and failed
            small@lvm#pool: CapacityFilter: needs 15 GiB, 10 GiB free of 10\
            """);
  }

  @Test
  void refusalWithoutAnyPoolSaysSo() {
    Placement placement = FilterSchedulers.of(new FakePools()).place(ofSize(1).build());
    assertThat(placement)
        .isEqualTo(
            new NoValidBackend(
                "No weighed backends available: no running and enabled volume service reports a"
                    + " pool",
                List.of()));
  }

  @Test
  void longRefusalIsCutShort() {
    List<Rejection> many =
        IntStream.range(0, 130)
            .mapToObj(i -> new Rejection(pool("h" + i + "@lvm#p").address(), "F", "full"))
            .toList();
    assertThat(new NoValidBackend("reason", many).cause().lines())
        .hasSize(102)
        .last()
        .isEqualTo("and 30 more pools");
  }

  @Test
  void poolsFillEvenlyAndToTheBrim() {
    for (int volume = 0; volume < 30; volume++) {
      assertThat(scheduler.place(ofSize(1).build())).isInstanceOf(Placed.class);
    }
    assertThat(pools.claimedGib(LARGE)).isEqualTo(20);
    assertThat(pools.claimedGib(SMALL)).isEqualTo(10);
    assertThat(scheduler.place(ofSize(1).build())).isInstanceOf(NoValidBackend.class);
  }

  private void assertPlacedOn(String address, PlacementRequests request) {
    assertThat(scheduler.place(request.build()))
        .isInstanceOfSatisfying(
            Placed.class, placed -> assertThat(placed.pool().address()).hasToString(address));
  }

  private NoValidBackend refusal(PlacementRequests request) {
    return (NoValidBackend) scheduler.place(request.build());
  }
}
