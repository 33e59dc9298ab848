package io.brazier.scheduler.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.brazier.backend.BackendAddress;
import io.brazier.backend.BackendPoolRepository;
import io.brazier.backend.PoolReports;
import io.brazier.backend.PoolState;
import io.brazier.backend.ServiceBinary;
import io.brazier.backend.ServiceKey;
import io.brazier.backend.ServiceRepository;
import io.brazier.bus.Topic;
import io.brazier.context.Requester;
import io.brazier.context.Scope;
import io.brazier.message.CreateVolumeArguments;
import io.brazier.message.ExtendVolumeArguments;
import io.brazier.message.RequestSpec;
import io.brazier.message.RetryState;
import io.brazier.message.RetypeVolumeArguments;
import io.brazier.message.SnapshotArguments;
import io.brazier.operation.Operation;
import io.brazier.quota.QuotaDelta;
import io.brazier.quota.Quotas;
import io.brazier.snapshot.NewSnapshot;
import io.brazier.snapshot.Snapshot;
import io.brazier.snapshot.SnapshotId;
import io.brazier.snapshot.SnapshotRepository;
import io.brazier.snapshot.SnapshotSamples;
import io.brazier.snapshot.SnapshotStatus;
import io.brazier.testing.PostgresResource;
import io.brazier.testing.RabbitResource;
import io.brazier.volume.NewVolume;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeMoveRepository;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeSamples;
import io.brazier.volume.VolumeStatus;
import io.brazier.volumetype.VolumeTypeRepository;
import io.brazier.work.NewWork;
import io.brazier.work.Workers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a scheduler does with what is cast to it, on real rows.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RabbitResource.class)
class PlacedWorkIT {

  private static final String TYPE = VolumeSamples.DEFAULT_TYPE;

  @Inject Workers workers;
  @Inject VolumeRepository volumes;
  @Inject VolumeMoveRepository moves;
  @Inject VolumeTypeRepository types;
  @Inject SnapshotRepository snapshots;
  @Inject BackendPoolRepository pools;
  @Inject ServiceRepository services;
  @Inject Quotas quotas;
  @Inject RecordProbeRepository record;

  private final String project = "p-" + UUID.randomUUID();
  private final String type = UUID.randomUUID().toString();
  private final BackendAddress pool = new BackendAddress("h" + UUID.randomUUID(), "lvm", "LVM");

  @BeforeEach
  void reportAPoolOfTenGib() {
    BackendAddress backend = new BackendAddress(pool.host(), pool.backend(), null);
    QuarkusTransaction.requiringNew()
        .run(() -> {
          services.register(new ServiceKey(backend.service(), ServiceBinary.CINDER_VOLUME), "nova");
          pools.report(backend, List.of(PoolReports.thick(10).named("LVM").build()));
        });
  }

  @Test
  void volumeThatIsGoneLeavesNoClaimF11() {
    VolumeId gone = new VolumeId(UUID.randomUUID().toString());
    QuarkusTransaction.requiringNew().run(() -> workers.accept(create(gone)));
    await().until(() -> record.outcome(gone).equals("abandoned"));
    assertThat(claimed()).isZero();
  }

  @Test
  void placedVolumeHasItsClaimAndItsBackendTheTurn() {
    VolumeId volume = insert();
    QuarkusTransaction.requiringNew().run(() -> workers.accept(create(volume)));
    await()
        .until(() ->
            record.topic(volume).equals(Topic.volume(pool, io.brazier.message.Pace.QUICK).name()));
    assertThat(claimed()).isEqualTo(1);
    assertThat(get(volume).claimedGib()).isEqualTo(1);
    assertThat(record.cause(volume).lines().findFirst()).contains(pool.toString());
  }

  @Test
  void growthIsClaimedOnThePoolOfTheVolume() {
    VolumeId volume = available();
    extend(volume, 8);
    await().until(() -> claimed() == 8);
    assertThat(get(volume).claimedGib()).isEqualTo(8);
    assertThat(get(volume).status()).isEqualTo(VolumeStatus.EXTENDING);
    assertThat(record.reserved(project)).isEqualTo(7);
  }

  @Test
  void growthThatFitsNowhereLeavesTheVolumeAsItWas() {
    VolumeId volume = available();
    extend(volume, 11);
    await().until(() -> get(volume).status().equals(VolumeStatus.AVAILABLE));
    assertThat(get(volume).size()).isEqualTo(1);
    assertThat(claimed()).isEqualTo(1);
    assertThat(record.reserved(project)).isZero();
    assertThat(record.outcome(volume)).isEqualTo("failed");
    assertThat(record.events(volume))
        .containsExactly("VOLUME_VOLUME_007_003: needs 10 GiB, 9 GiB free of 10");
  }

  @Test
  void volumeOnAPoolThatServesTheTypeGetsIt() {
    VolumeId volume = available();
    QuarkusTransaction.requiringNew().run(() -> pools.claimUnchecked(pool, 9)); // no room is needed
    retype(volume, Map.of("pool_name", "LVM"));
    await().until(() -> get(volume).status().equals(VolumeStatus.AVAILABLE));
    assertThat(get(volume).volumeTypeId()).isEqualTo(type);
    assertThat(record.outcome(volume)).isEqualTo("succeeded");
    assertThat(used("volumes_" + type)).isEqualTo("1, 0 reserved");
    assertThat(used("gigabytes_" + type)).isEqualTo("1, 0 reserved");
    assertThat(used("volumes___DEFAULT__")).isEqualTo("0, 0 reserved");
    assertThat(used("volumes")).isEqualTo("1, 0 reserved");
  }

  @Test
  void volumeThatWouldHaveToMoveStaysAsItWas() {
    VolumeId volume = available();
    retype(volume, Map.of("pool_name", "another"));
    await().until(() -> get(volume).status().equals(VolumeStatus.AVAILABLE));
    assertThat(get(volume).volumeTypeId()).isEqualTo(TYPE);
    assertThat(record.outcome(volume)).isEqualTo("failed");
    assertThat(record.cause(volume))
        .contains("No valid backend was found. The volume would have to move.")
        .contains("required is 'another'");
    assertThat(record.events(volume))
        .singleElement()
        .asString()
        .startsWith("VOLUME_VOLUME_902_003");
    assertThat(used("volumes_" + type)).isEqualTo("0, 0 reserved");
    assertThat(used("volumes___DEFAULT__")).isEqualTo("1, 0 reserved");
  }

  private void retype(VolumeId id, Map<String, String> specs) {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          types.insert(type, type, null, true);
          quotas.count(project, QuotaDelta.ofVolume(TYPE, 1));
          Volume volume = volumes.findLive(id).orElseThrow();
          assertThat(moves.startRetyping(volume, Set.of(VolumeStatus.AVAILABLE), type)).isTrue();
          RequestSpec needs =
              new RequestSpec(0, type, specs, List.of("nova"), pool.toString(), Map.of());
          workers.accept(
              work(Operation.RETYPE_VOLUME, id)
                  .with(new RetypeVolumeArguments(needs, "never"))
                  .holding(quotas.reserve(project, quotas.retypeDelta(TYPE, type, 1, List.of()))));
        });
  }

  private String used(String resource) {
    return QuarkusTransaction.requiringNew()
        .call(() -> quotas.usages(project, new Scope.All()))
        .stream()
        .filter(standing -> standing.resource().name().equals(resource))
        .map(standing ->
            "%d, %d reserved".formatted(standing.usage().inUse(), standing.usage().reserved()))
        .findFirst()
        .orElse("0, 0 reserved");
  }

  @Test
  void snapshotHasItsClaimOnThePoolOfItsVolume() {
    SnapshotId snapshot = snapshot(available());
    await().until(() -> claimed() == 2);
    assertThat(get(snapshot).claimedGib()).isEqualTo(1);
    assertThat(get(snapshot).status()).isEqualTo(SnapshotStatus.CREATING);
  }

  @Test
  void snapshotThatFitsNowhereIsInErrorWithAMessage() {
    VolumeId volume = available();
    QuarkusTransaction.requiringNew().run(() -> pools.claimUnchecked(pool, 9));
    SnapshotId snapshot = snapshot(volume);
    await().until(() -> get(snapshot).status().equals(SnapshotStatus.ERROR));
    assertThat(claimed()).isEqualTo(10);
    assertThat(record.events(new VolumeId(snapshot.value())))
        .singleElement()
        .asString()
        .startsWith("VOLUME_VOLUME_SNAPSHOT_009_003");
  }

  private SnapshotId snapshot(VolumeId volume) {
    NewSnapshot accepted = SnapshotSamples.of(project, volume);
    RequestSpec spec = new RequestSpec(1, TYPE, Map.of(), List.of(), pool.toString(), Map.of());
    QuarkusTransaction.requiringNew()
        .run(() -> {
          snapshots.insert(accepted);
          workers.accept(
              NewWork.of(
                      Operation.CREATE_SNAPSHOT,
                      accepted.id().value(),
                      Topic.SCHEDULER,
                      new Requester("req-1", "user", project))
                  .with(new SnapshotArguments(volume.value(), spec)));
        });
    return accepted.id();
  }

  private Snapshot get(SnapshotId snapshot) {
    return QuarkusTransaction.requiringNew().call(() -> snapshots.findLive(snapshot).orElseThrow());
  }

  private NewWork create(VolumeId volume) {
    RequestSpec spec = new RequestSpec(1, TYPE, Map.of(), List.of(), pool.service(), Map.of());
    return work(Operation.CREATE_VOLUME, volume)
        .with(new CreateVolumeArguments(spec, RetryState.NONE, false));
  }

  private NewWork work(Operation operation, VolumeId volume) {
    return NewWork.of(
        operation, volume.value(), Topic.SCHEDULER, new Requester("req-1", "user", project));
  }

  private void extend(VolumeId volume, int size) {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          assertThat(volumes.startExtending(volume, VolumeStatus.DELETABLE, 1)).isTrue();
          RequestSpec growth =
              new RequestSpec(size - 1, TYPE, Map.of(), List.of(), pool.toString(), Map.of());
          workers.accept(
              work(Operation.EXTEND_VOLUME, volume)
                  .with(new ExtendVolumeArguments(growth, size))
                  .holding(quotas.reserve(project, QuotaDelta.ofGrowth(TYPE, size - 1, size))));
        });
  }

  private VolumeId insert() {
    NewVolume volume = VolumeSamples.of(project).make();
    QuarkusTransaction.requiringNew().run(() -> volumes.insert(volume));
    return volume.id();
  }

  private VolumeId available() {
    VolumeId volume = insert();
    QuarkusTransaction.requiringNew()
        .run(() -> {
          pools.claimUnchecked(pool, 1);
          assertThat(volumes.place(volume, pool, "nova")).isTrue();
          assertThat(volumes.finishCreate(volume, null)).isTrue();
        });
    return volume;
  }

  private Volume get(VolumeId volume) {
    return QuarkusTransaction.requiringNew().call(() -> volumes.findLive(volume).orElseThrow());
  }

  private long claimed() {
    return QuarkusTransaction.requiringNew().call(pools::listAll).stream()
        .filter(state -> state.address().equals(pool))
        .mapToLong(PoolState::claimedGib)
        .sum();
  }
}
