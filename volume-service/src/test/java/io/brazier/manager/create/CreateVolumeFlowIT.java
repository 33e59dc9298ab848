package io.brazier.manager.create;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.backend.BackendAddress;
import io.brazier.backend.BackendPoolRepository;
import io.brazier.backend.PoolReports;
import io.brazier.bus.Topic;
import io.brazier.driver.FakeVolumeDriver;
import io.brazier.flow.Flow;
import io.brazier.flow.FlowResult;
import io.brazier.flow.Values;
import io.brazier.flow.testing.FlowContract;
import io.brazier.iscsi.FakeTarget;
import io.brazier.manager.ManagerProfile;
import io.brazier.manager.PlacedVolumes;
import io.brazier.manager.operation.Backend;
import io.brazier.message.CreateVolumeArguments;
import io.brazier.message.MessageCodec;
import io.brazier.operation.Operation;
import io.brazier.testing.PostgresResource;
import io.brazier.testing.RabbitResource;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeStatus;
import io.brazier.work.Lease;
import io.brazier.work.TakenWorkRepository;
import io.brazier.work.Workers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/// Whichever task fails for another reason than the backend, nothing is given up: the volume waits
/// in its place, its work is still held, and the next try makes it, once. The world is a volume in
/// the making.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RabbitResource.class)
@TestProfile(ManagerProfile.class)
class CreateVolumeFlowIT implements FlowContract<CreateVolumeFlowIT.Making> {

  @Inject CreateVolumeFlow flow;
  @Inject BackendPoolRepository pools;
  @Inject PlacedVolumes volumes;
  @Inject TakenWorkRepository work;
  @Inject Workers workers;
  @Inject MessageCodec codec;

  /// A volume that is to be made.
  record Making(Lease lease, Backend backend, FakeVolumeDriver.Storage storage) {
    private VolumeId volume() {
      return new VolumeId(lease.resource().id());
    }
  }

  @Override
  public Making newWorld() {
    BackendAddress address = new BackendAddress("h1", "b" + UUID.randomUUID(), null);
    FakeVolumeDriver.Storage storage = new FakeVolumeDriver.Storage(10);
    FakeVolumeDriver driver = new FakeVolumeDriver(storage);
    driver.checkForSetupError();
    QuarkusTransaction.requiringNew()
        .run(() -> pools.report(address, List.of(PoolReports.thick(10).named("fake").build())));
    VolumeId volume = volumes.create(address.withPool("fake"));
    Lease lease =
        work.take(
            Operation.CREATE_VOLUME.on(volume.value()),
            Topic.volume(address, Operation.CREATE_VOLUME.pace()));
    return new Making(
        lease,
        new Backend(
            address,
            driver,
            () -> new FakeTarget(new FakeTarget.Host()),
            UUID.randomUUID().toString()),
        storage);
  }

  @Override
  public Flow flow(Making making) {
    return flow.get();
  }

  @Override
  public Values inputs(Making making) {
    CreateVolumeArguments arguments =
        codec.arguments(making.lease().payload(), CreateVolumeArguments.class);
    return Values.of(CreateVolumeKeys.ARGUMENTS, arguments)
        .and(CreateVolumeKeys.LEASE, making.lease())
        .and(CreateVolumeKeys.BACKEND, making.backend());
  }

  @Override
  public void checkDone(Making making, FlowResult.Completed completed) {
    assertThat(volumes.status(making.volume())).contains(VolumeStatus.AVAILABLE);
    assertThat(making.storage().sizes()).containsOnlyKeys(making.volume());
  }

  @Override
  public void checkNothingLeft(Making making, FlowResult.Failed failed) {
    assertThat(failed.answer(CreateVolumeKeys.GIVEN_UP).orElse(false)).isFalse();
    assertThat(volumes.status(making.volume())).contains(VolumeStatus.CREATING);
    assertThat(volumes.isPlaced(making.volume())).isTrue();
    QuarkusTransaction.requiringNew().run(() -> workers.requireHeld(making.lease()));
    if (attempt(making, flow.get()) instanceof FlowResult.Completed completed) {
      checkDone(making, completed);
    } else {
      throw new AssertionError("the next try fails after " + failed);
    }
  }

  @Override
  public void checkOnlyLeft(Making making, String task, FlowResult.Failed failed) {
    checkNothingLeft(making, failed);
  }
}
