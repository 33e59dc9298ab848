package io.brazier.scheduler.create;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.backend.BackendAddress;
import io.brazier.backend.BackendPoolRepository;
import io.brazier.backend.PoolReports;
import io.brazier.backend.PoolState;
import io.brazier.backend.ServiceBinary;
import io.brazier.backend.ServiceConfig;
import io.brazier.backend.ServiceKey;
import io.brazier.backend.ServiceRepository;
import io.brazier.flow.Flow;
import io.brazier.flow.FlowResult;
import io.brazier.flow.Values;
import io.brazier.flow.testing.FlowContract;
import io.brazier.message.CreateVolumeArguments;
import io.brazier.message.RetryState;
import io.brazier.scheduler.filter.PlacementRequests;
import io.brazier.testing.PostgresResource;
import io.brazier.testing.RabbitResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/// Whichever task of the placing fails, nothing is claimed: it is one transaction. The world is a
/// pool, on which the volume must be.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RabbitResource.class)
class CreateVolumeFlowIT implements FlowContract<BackendAddress> {

  private static final int SIZE_GIB = 5;

  @Inject CreateVolumeFlow flow;
  @Inject BackendPoolRepository pools;
  @Inject ServiceRepository services;
  @Inject ServiceConfig config;

  @Override
  public boolean revertsHalfDoneTasks() {
    return true;
  }

  @Override
  public BackendAddress newWorld() {
    BackendAddress backend = new BackendAddress("h" + UUID.randomUUID(), "lvm", null);
    QuarkusTransaction.requiringNew()
        .run(() -> {
          services.register(new ServiceKey(backend.service(), ServiceBinary.CINDER_VOLUME), "nova");
          pools.report(backend, List.of(PoolReports.thick(10).named("LVM").build()));
        });
    return backend.withPool("LVM");
  }

  @Override
  public Flow flow(BackendAddress pool) {
    return flow.get();
  }

  @Override
  public Values inputs(BackendAddress pool) {
    return Values.of(CreateVolumeKeys.VOLUME_ID, PlacementRequests.VOLUME_ID)
        .and(
            CreateVolumeKeys.RAW_REQUEST_SPEC,
            new CreateVolumeArguments(
                PlacementRequests.ofSize(SIZE_GIB).on(pool.toString()).spec(),
                RetryState.NONE,
                false));
  }

  /// As [CreateVolumeHandler#handle] runs it.
  @Override
  public FlowResult attempt(BackendAddress pool, Flow placing) {
    QuarkusTransaction.begin();
    FlowResult result = placing.attempt(inputs(pool));
    if (result instanceof FlowResult.Completed) {
      QuarkusTransaction.commit();
    } else {
      QuarkusTransaction.rollback();
    }
    return result;
  }

  @Override
  public void checkDone(BackendAddress pool, FlowResult.Completed completed) {
    assertThat(completed.get(CreateVolumeKeys.OUTCOME))
        .isInstanceOfSatisfying(
            ScheduleOutcome.Scheduled.class,
            scheduled -> assertThat(scheduled.pool().address()).isEqualTo(pool));
    assertThat(claimed(pool)).isEqualTo(SIZE_GIB);
  }

  @Override
  public void checkNothingLeft(BackendAddress pool, FlowResult.Failed failed) {
    assertThat(claimed(pool)).isZero();
  }

  private long claimed(BackendAddress pool) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            pools.listStates(config.downTime()).stream()
                .filter(state -> state.address().equals(pool))
                .mapToLong(PoolState::claimedGib)
                .sum());
  }
}
