package io.brazier.scheduler.create;

import static io.brazier.scheduler.filter.PlacementRequests.ofSize;
import static io.brazier.scheduler.filter.PlacementRequests.pool;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.bus.Topic;
import io.brazier.context.Requester;
import io.brazier.flow.FlowObservation;
import io.brazier.message.CreateVolumeArguments;
import io.brazier.message.RetryState;
import io.brazier.operation.Operation;
import io.brazier.scheduler.SchedulerConfigTest;
import io.brazier.scheduler.claim.FakePools;
import io.brazier.scheduler.claim.FilterSchedulers;
import io.brazier.scheduler.create.ScheduleOutcome.Scheduled;
import io.brazier.scheduler.create.ScheduleOutcome.Unplaceable;
import io.brazier.scheduler.filter.PlacementRequests;
import io.brazier.work.Lease;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CreateVolumeFlowTest {

  private static final String FIRST = "first@lvm#pool";
  private static final String SECOND = "second@lvm#pool";

  private static final Lease LEASE =
      new Lease(
          1,
          1,
          Topic.SCHEDULER,
          Operation.CREATE_VOLUME.on(PlacementRequests.VOLUME_ID),
          "create_volume",
          new Requester("req-1", "user", "project"),
          1,
          null,
          "{}",
          null);

  private final FakePools pools = new FakePools(pool(FIRST));

  @Test
  void volumeIsPlacedAndTheAttemptCounted() {
    Scheduled scheduled = (Scheduled) run(RetryState.NONE, 3);
    assertThat(scheduled.pool().address()).hasToString(FIRST);
    assertThat(scheduled.retry()).isEqualTo(new RetryState(1, List.of(FIRST), null));
    assertThat(pools.claimedGib(FIRST)).isEqualTo(5);
  }

  @Test
  void laterAttemptKeepsTheHistory() {
    RetryState before = new RetryState(1, List.of(SECOND), "lvcreate failed");
    assertThat(((Scheduled) run(before, 3)).retry())
        .isEqualTo(new RetryState(2, List.of(SECOND, FIRST), "lvcreate failed"));
  }

  @Test
  void attemptsBeyondTheLimitEndInErrorWithCindersReason() {
    RetryState before = new RetryState(3, List.of(SECOND), "lvcreate failed");
    assertThat(run(before, 3))
        .isEqualTo(
            new Unplaceable(
                "No valid backend was found. Exceeded max scheduling attempts 3 for resource %s\n"
                        .formatted(PlacementRequests.VOLUME_ID)
                    + "last failure: lvcreate failed"));
    assertThat(pools.claimedGib(FIRST)).isZero();
  }

  @Test
  void lastAllowedAttemptIsMade() {
    assertThat(run(new RetryState(2, List.of(SECOND), "failed"), 3)).isInstanceOf(Scheduled.class);
  }

  @Test
  void oneAttemptMeansNoSecond() {
    assertThat(run(RetryState.NONE, 1)).isInstanceOf(Scheduled.class);
    assertThat(run(new RetryState(1, List.of(SECOND), "failed"), 1))
        .isInstanceOf(Unplaceable.class);
  }

  @Test
  void volumeWithoutAPoolEndsInErrorWithReasons() {
    assertThat(run(new RetryState(1, List.of(FIRST), "lvcreate failed"), 3))
        .isEqualTo(
            new Unplaceable(
                """
                No valid backend was found. No weighed backends available
                first@lvm#pool: IgnoreAttemptedHostsFilter: was tried before and failed
                last failure: lvcreate failed\
                """));
  }

  private ScheduleOutcome run(RetryState before, int maxAttempts) {
    return new CreateVolumeFlow(
            FilterSchedulers.of(pools),
            SchedulerConfigTest.read(
                Map.of("brazier.scheduler.max-attempts", Integer.toString(maxAttempts))),
            FlowObservation.none())
        .run(LEASE, new CreateVolumeArguments(ofSize(5).spec(), before, false))
        .get(CreateVolumeKeys.OUTCOME);
  }
}
