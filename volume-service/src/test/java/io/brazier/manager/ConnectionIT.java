package io.brazier.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.brazier.bus.Topic;
import io.brazier.connection.Connection;
import io.brazier.connection.ConnectionRepository;
import io.brazier.connection.ConnectionStatus;
import io.brazier.context.Requester;
import io.brazier.fault.Fault;
import io.brazier.iscsi.ExportState;
import io.brazier.iscsi.Initiator;
import io.brazier.message.ConnectionArguments;
import io.brazier.operation.Operation;
import io.brazier.resource.Status;
import io.brazier.testing.PostgresResource;
import io.brazier.testing.RabbitResource;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeStatus;
import io.brazier.work.NewWork;
import io.brazier.work.Workers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A storage host lets initiators in and ends their access, as its rows say.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RabbitResource.class)
@TestProfile(ManagerProfile.class)
class ConnectionIT {

  private static final Initiator ONE = new Initiator("iqn.2010-10.org.example:c1");
  private static final Initiator TWO = new Initiator("iqn.2010-10.org.example:c2");
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Inject BackendParts parts;
  @Inject PlacedVolumes volumes;
  @Inject ConnectionRepository connections;
  @Inject Workers workers;

  private VolumeId available(FakeBackend backend) {
    VolumeId volume = volumes.create(backend.pool());
    volumes.awaitStatus(volume, VolumeStatus.AVAILABLE);
    return volume;
  }

  private String connect(FakeBackend backend, VolumeId volume, Initiator initiator) {
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          String id = connections.open(volume, initiator.name()).orElseThrow();
          accept(Operation.INITIALIZE_CONNECTION, id, backend, volume);
          return id;
        });
  }

  private void disconnect(FakeBackend backend, VolumeId volume, String id) {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          assertThat(connections.close(id)).isTrue();
          accept(Operation.TERMINATE_CONNECTION, id, backend, volume);
        });
  }

  private void accept(Operation operation, String id, FakeBackend backend, VolumeId volume) {
    workers.accept(
        NewWork.of(
                operation,
                id,
                Topic.volume(backend.pool(), operation.pace()),
                new Requester("req-1", "user", PlacedVolumes.PROJECT))
            .with(new ConnectionArguments(volume.value())));
  }

  private Optional<Connection> found(String id) {
    return QuarkusTransaction.requiringNew().call(() -> connections.find(id));
  }

  private Connection awaitStatus(String id, Status status) {
    await(id + " is " + status)
        .atMost(LIMIT)
        .until(() -> found(id).filter(each -> each.status().equals(status)).isPresent());
    return found(id).orElseThrow();
  }

  private void awaitClosed(String id) {
    await(id + " is closed").atMost(LIMIT).until(() -> found(id).isEmpty());
  }

  private static List<Set<Initiator>> allowed(FakeBackend backend) {
    return backend.target().exports().stream().map(ExportState::initiators).toList();
  }

  @Test
  void initiatorsComeAndGo() {
    try (FakeBackend backend = new FakeBackend(parts, "connecting", 1)) {
      VolumeId volume = available(backend);
      String one = connect(backend, volume, ONE);
      Connection connected = awaitStatus(one, ConnectionStatus.CONNECTED);
      assertThat(connected.properties())
          .contains("\"target_iqn\": \"iqn.2010-10.org.openstack:volume-" + volume.value())
          .contains("192.0.2.2:3260")
          .doesNotContain(String.valueOf(connected.secret()));
      String two = connect(backend, volume, TWO);
      awaitStatus(two, ConnectionStatus.CONNECTED);
      assertThat(allowed(backend)).containsExactly(Set.of(ONE, TWO));
      disconnect(backend, volume, one);
      awaitClosed(one);
      assertThat(allowed(backend)).containsExactly(Set.of(TWO));
      disconnect(backend, volume, two);
      awaitClosed(two);
      assertThat(allowed(backend)).isEmpty();
    }
  }

  @Test
  void secondTimeHasTheSameSecret() {
    try (FakeBackend backend = new FakeBackend(parts, "again", 1)) {
      VolumeId volume = available(backend);
      String id = connect(backend, volume, ONE);
      Connection first = awaitStatus(id, ConnectionStatus.CONNECTED);
      backend.target().removeExport(volume);
      assertThat(connect(backend, volume, ONE)).isEqualTo(id);
      Connection second = awaitStatus(id, ConnectionStatus.CONNECTED);
      assertThat(second).isEqualTo(first);
      assertThat(second.secret()).isEqualTo(first.secret());
      assertThat(allowed(backend)).containsExactly(Set.of(ONE));
    }
  }

  @Test
  void failureStandsInTheRow() {
    try (FakeBackend backend = new FakeBackend(parts, "failing", 1)) {
      VolumeId volume = available(backend);
      backend.target().failWith(new Fault.BackendFailed("no target", null));
      String id = connect(backend, volume, ONE);
      awaitStatus(id, ConnectionStatus.ERROR);
      disconnect(backend, volume, id);
      awaitStatus(id, ConnectionStatus.ERROR_DISCONNECTING);
      backend.target().failWith(null);
      disconnect(backend, volume, id);
      awaitClosed(id);
    }
  }

  @Test
  void deletedVolumeIsExportedNoMore() {
    try (FakeBackend backend = new FakeBackend(parts, "deleting", 1)) {
      VolumeId volume = available(backend);
      String id = connect(backend, volume, ONE);
      awaitStatus(id, ConnectionStatus.CONNECTED);
      assertThat(volumes.delete(volume)).isTrue();
      volumes.awaitGone(volume);
      assertThat(allowed(backend)).isEmpty();
      assertThat(found(id)).isEmpty();
    }
  }

  @Test
  void startOfTheHostMakesTheExportsAgain() {
    VolumeId volume;
    try (FakeBackend before = new FakeBackend(parts, "starting", 1)) {
      volume = available(before);
      awaitStatus(connect(before, volume, ONE), ConnectionStatus.CONNECTED);
    }
    try (FakeBackend after = new FakeBackend(parts, "starting", 1)) {
      await("the volume is exported")
          .atMost(LIMIT)
          .untilAsserted(() -> assertThat(allowed(after)).containsExactly(Set.of(ONE)));
    }
  }
}
