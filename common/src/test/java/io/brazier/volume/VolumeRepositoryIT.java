package io.brazier.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.backend.BackendAddress;
import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.list.Totals;
import io.brazier.resource.Status;
import io.brazier.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class VolumeRepositoryIT {

  private static final BackendAddress POOL = BackendAddress.parse("h1@lvm#LVM");

  @Inject VolumeRepository volumes;
  @Inject VolumeMetadataRepository metadata;

  private final String project = UUID.randomUUID().toString();
  private final Scope scope = new Scope.Project(project);

  @Test
  void insertedVolumeIsGivenBackAsItIsRead() {
    NewVolume accepted =
        VolumeSamples.of(project).named("v1").metadata(Map.of("a", "b", "c", "")).make();
    Volume written = committed(() -> volumes.insert(accepted));
    Volume read = get(accepted);
    assertThat(read.status()).isEqualTo(VolumeStatus.CREATING);
    assertThat(read.createdAt()).isNotNull().isEqualTo(written.createdAt());
    assertThat(written)
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*_hibernate_.*")
        .isEqualTo(read);
    assertThat(read.host()).isNull();
    assertThat(read.displayName()).isEqualTo("v1");
    assertThat(committed(() -> metadata.get(accepted.id().value())))
        .isEqualTo(Map.of("a", "b", "c", ""));
  }

  @Test
  void foreignVolumeIsNotFound() {
    NewVolume accepted = inserted();
    assertThatThrownBy(
            () -> committed(() -> volumes.get(accepted.id(), new Scope.Project("another"))))
        .hasMessage("Volume %s could not be found.", accepted.id());
  }

  @Test
  void transitionHappensOnceOnly() {
    NewVolume accepted = inserted();
    assertThat(committed(() -> volumes.transition(accepted.id(), VolumeTransition.CREATED)))
        .isTrue();
    assertThat(committed(() -> volumes.transition(accepted.id(), VolumeTransition.CREATED)))
        .isFalse();
    assertThat(get(accepted).status()).isEqualTo(VolumeStatus.AVAILABLE);
  }

  @Test
  void racingDeletesHaveOneWinner() throws Exception {
    NewVolume accepted = placed();
    committed(() -> volumes.transition(accepted.id(), VolumeTransition.CREATED));
    Set<Status> from = VolumeStatus.DELETABLE;
    try (ExecutorService racers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Optional<BackendAddress>>> attempts =
          IntStream.range(0, 8)
              .<Callable<Optional<BackendAddress>>>mapToObj(
                  _ -> () -> committed(() -> volumes.startDeleting(accepted.id(), from)))
              .toList();
      long winners = 0;
      for (Future<Optional<BackendAddress>> attempt : racers.invokeAll(attempts)) {
        winners += attempt.get().isPresent() ? 1 : 0;
      }
      assertThat(winners).isEqualTo(1);
    }
  }

  @Test
  void volumeInTheMakingIsNotDeletedUnlessForced() {
    NewVolume accepted = placed();
    Set<Status> from = VolumeStatus.DELETABLE;
    assertThat(committed(() -> volumes.startDeleting(accepted.id(), from))).isEmpty();
    assertThat(committed(() -> volumes.startForcedDelete(accepted.id()))).contains(POOL);
  }

  @Test
  void volumeOnNoBackendIsNotDeletedByOne() {
    NewVolume accepted = inserted();
    assertThat(committed(() -> volumes.startForcedDelete(accepted.id()))).isEmpty();
    assertThat(get(accepted).status()).isEqualTo(VolumeStatus.CREATING);
  }

  @Test
  void placedVolumeIsNotPlacedAgainF11() {
    NewVolume accepted = inserted();
    assertThat(committed(() -> volumes.place(accepted.id(), POOL, "nova"))).isTrue();
    assertThat(
            committed(
                () -> volumes.place(accepted.id(), BackendAddress.parse("h2@lvm#LVM"), "nova")))
        .isFalse();
    assertThat(get(accepted).host()).isEqualTo("h1@lvm#LVM");
  }

  @Test
  void displacedVolumeMayBePlacedElsewhere() {
    NewVolume accepted = inserted();
    committed(() -> volumes.place(accepted.id(), POOL, "nova"));
    assertThat(committed(() -> volumes.displace(accepted.id(), POOL))).isTrue();
    assertThat(committed(() -> volumes.displace(accepted.id(), POOL))).isFalse();
    assertThat(get(accepted).host()).isNull();
  }

  @Test
  void deletedVolumeIsGoneWithItsMetadata() {
    NewVolume accepted = VolumeSamples.of(project).metadata(Map.of("a", "b")).make();
    committed(() -> volumes.insert(accepted));
    assertThat(committed(() -> volumes.softDelete(accepted.id()))).isFalse();
    committed(() -> volumes.place(accepted.id(), POOL, "nova"));
    committed(() -> volumes.startForcedDelete(accepted.id()));
    assertThat(committed(() -> volumes.softDelete(accepted.id()))).isTrue();
    assertThat(committed(() -> volumes.softDelete(accepted.id()))).isFalse();
    assertThatThrownBy(() -> get(accepted)).isInstanceOf(Fault.NotFound.class);
    assertThat(committed(() -> metadata.get(accepted.id().value()))).isEmpty();
  }

  @Test
  void metadataIsMergedReplacedAndDeletedByKey() {
    NewVolume accepted = inserted();
    change(() -> metadata.merge(accepted.id().value(), Map.of("a", "1", "b", "2")));
    change(() -> metadata.merge(accepted.id().value(), Map.of("b", "3", "c", "4")));
    assertThat(committed(() -> metadata.get(accepted.id().value())))
        .isEqualTo(Map.of("a", "1", "b", "3", "c", "4"));
    change(() -> metadata.replace(accepted.id().value(), Map.of("c", "5")));
    assertThat(committed(() -> metadata.get(accepted.id().value()))).isEqualTo(Map.of("c", "5"));
    change(() -> metadata.replace(accepted.id().value(), Map.of()));
    assertThat(committed(() -> metadata.get(accepted.id().value()))).isEmpty();
    assertThat(committed(() -> metadata.delete(accepted.id().value(), "c"))).isFalse();
  }

  @Test
  void totalsCountLiveVolumesOfTheProject() {
    committed(() -> volumes.insert(VolumeSamples.of(project).size(3).make()));
    committed(() -> volumes.insert(VolumeSamples.of(project).size(4).make()));
    NewVolume dropped = inserted();
    committed(() -> volumes.softDeleteUnplaced(dropped.id()));
    assertThat(committed(() -> volumes.totals(scope))).isEqualTo(new Totals(2, 7));
  }

  private NewVolume placed() {
    NewVolume accepted = inserted();
    committed(() -> volumes.place(accepted.id(), POOL, "nova"));
    return accepted;
  }

  private NewVolume inserted() {
    NewVolume accepted = VolumeSamples.of(project).make();
    committed(() -> volumes.insert(accepted));
    return accepted;
  }

  private Volume get(NewVolume accepted) {
    return committed(() -> volumes.get(accepted.id(), scope));
  }

  private static void change(Runnable work) {
    QuarkusTransaction.requiringNew().run(work);
  }

  private static <T> T committed(Callable<T> work) {
    return QuarkusTransaction.requiringNew().call(work);
  }
}
