package io.brazier.manager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.bus.rabbit.BusConfig;
import io.brazier.bus.rabbit.NotificationListener;
import io.brazier.bus.rabbit.NotificationListener.Heard;
import io.brazier.fault.Fault;
import io.brazier.snapshot.SnapshotId;
import io.brazier.snapshot.SnapshotStatus;
import io.brazier.testing.PostgresResource;
import io.brazier.testing.RabbitResource;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeSamples;
import io.brazier.volume.VolumeStatus;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a meter hears of volumes that are made and deleted.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RabbitResource.class)
@TestProfile(ManagerProfile.class)
class VolumeNotificationsIT {

  /// Those of `_usage_from_volume`, `cinder/volume/volume_utils.py`.
  private static final String[] USAGE = {
    "tenant_id",
    "host",
    "user_id",
    "availability_zone",
    "volume_id",
    "volume_type",
    "display_name",
    "launched_at",
    "created_at",
    "status",
    "snapshot_id",
    "size",
    "replication_status",
    "replication_extended_status",
    "replication_driver_data",
    "metadata",
    "volume_attachment"
  };

  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}\\+00:00";

  @Inject BackendParts parts;
  @Inject PlacedVolumes volumes;
  @Inject BusConfig broker;

  private FakeBackend backend;
  private NotificationListener meter;

  @BeforeEach
  void start() throws Exception {
    meter = new NotificationListener(broker);
    backend = new FakeBackend(parts, "b" + UUID.randomUUID(), 1);
  }

  @AfterEach
  void stop() throws Exception {
    backend.close();
    meter.close();
  }

  @Test
  void extendIsToldFromItsStartToItsEndWithTheNewSize() {
    try (FakeBackend larger = new FakeBackend(parts, "b" + UUID.randomUUID(), 2)) {
      VolumeId volume = volumes.create(larger.pool());
      volumes.awaitStatus(volume, VolumeStatus.AVAILABLE);
      meter.awaitAbout(volume.value(), 2);
      assertThat(volumes.extend(volume)).isTrue();

      List<Heard> heard = meter.awaitAbout(volume.value(), 4);

      assertEvents(
          heard.subList(2, 4),
          "volume.resize.start extending info",
          "volume.resize.end available info");
      assertThat(heard.getLast().body().path("payload").path("size").asInt()).isEqualTo(2);
    }
  }

  @Test
  void createIsToldFromItsStartToItsEnd() {
    VolumeId volume = volumes.create(backend.pool());

    List<Heard> heard = meter.awaitAbout(volume.value(), 2);

    assertEvents(heard, "volume.create.start creating info", "volume.create.end available info");
    assertThat(heard).allSatisfy(one -> assertIsTheVolume(one.payload(), volume));
  }

  @Test
  void createThatFailsIsToldAsAnErrorWithItsReason() {
    available();
    VolumeId second = volumes.create(backend.pool());

    List<Heard> heard = meter.awaitAbout(second.value(), 2);

    assertEvents(heard, "volume.create.start creating info", "volume.create.error error error");
    assertThat(heard.getLast().payload().get("reason").asText())
        .isEqualTo("insufficient free space");
  }

  @Test
  void exchangeThatIsMissingCostsOnlyWhatIsToldMeanwhile() throws Exception {
    meter.awaitAbout(available().value(), 2);
    meter.dropExchange();
    try (FakeBackend other = new FakeBackend(parts, "b" + UUID.randomUUID(), 1)) {
      volumes.awaitStatus(volumes.create(other.pool()), VolumeStatus.AVAILABLE);
    }
    meter.close();
    meter = new NotificationListener(broker);
    try (FakeBackend other = new FakeBackend(parts, "b" + UUID.randomUUID(), 1)) {
      VolumeId volume = volumes.create(other.pool());
      assertEvents(
          meter.awaitAbout(volume.value(), 2),
          "volume.create.start creating info",
          "volume.create.end available info");
    }
  }

  @Test
  void deleteIsToldFromItsStartToItsEnd() {
    VolumeId volume = available();
    volumes.forceDelete(volume);

    List<Heard> heard = meter.awaitAbout(volume.value(), 4).subList(2, 4);

    assertEvents(heard, "volume.delete.start deleting info", "volume.delete.end deleted info");
    assertThat(heard).allSatisfy(one -> assertIsTheVolume(one.payload(), volume));
  }

  @Test
  void snapshotsAreToldFromTheirStartToTheirEndWithTheirFields() {
    try (FakeBackend larger = new FakeBackend(parts, "b" + UUID.randomUUID(), 2)) {
      VolumeId volume = volumes.create(larger.pool());
      volumes.awaitStatus(volume, VolumeStatus.AVAILABLE);
      SnapshotId snapshot = volumes.snapshot(volume).orElseThrow();
      volumes.awaitStatus(snapshot, SnapshotStatus.AVAILABLE);
      meter.awaitAbout(volume.value(), 4);
      assertThat(larger.snapshots()).containsExactly(snapshot);
      volumes.revert(volume, snapshot, larger.pool());
      volumes.awaitStatus(snapshot, SnapshotStatus.AVAILABLE);
      meter.awaitAbout(volume.value(), 8);
      assertThat(volumes.delete(snapshot)).isTrue();
      volumes.awaitStatus(snapshot, null);

      List<Heard> heard =
          meter.awaitAbout(volume.value(), 10).stream()
              .filter(one -> one.eventType().startsWith("snapshot."))
              .toList();

      assertEvents(
          heard,
          "snapshot.create.start creating info",
          "snapshot.create.end available info",
          "snapshot.revert.start restoring info",
          "snapshot.revert.end available info",
          "snapshot.delete.start deleting info",
          "snapshot.delete.end deleted info");
      JsonNode payload = heard.getLast().payload();
      assertThat(payload.fieldNames())
          .toIterable()
          .containsExactlyInAnyOrder(
              "tenant_id",
              "user_id",
              "availability_zone",
              "volume_id",
              "volume_size",
              "snapshot_id",
              "display_name",
              "created_at",
              "status",
              "deleted",
              "metadata");
      assertThat(payload.get("snapshot_id").asText()).isEqualTo(snapshot.value());
      assertThat(payload.get("metadata").asText()).isEqualTo("{'k': 'v'}");
      assertThat(heard.getFirst().body().get("publisher_id").asText())
          .isEqualTo("snapshot." + larger.pool().service());
    }
  }

  @Test
  void deleteThatFailsIsToldAsAnErrorWithItsReason() {
    VolumeId volume = available();
    backend.driver().failWith(new Fault.BackendFailed("stuck", null));
    volumes.forceDelete(volume);

    List<Heard> heard = meter.awaitAbout(volume.value(), 4).subList(2, 4);

    assertEvents(
        heard, "volume.delete.start deleting info", "volume.delete.error error_deleting error");
    assertThat(heard.getLast().payload().get("reason").asText()).isEqualTo("stuck");
  }

  @Test
  void messageHasTheBodyOfOslosNotifier() {
    VolumeId volume = volumes.create(backend.pool());

    JsonNode body = meter.awaitAbout(volume.value(), 2).getFirst().body();

    assertThat(body.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "message_id", "publisher_id", "event_type", "priority", "payload", "timestamp");
    assertThat(body.get("publisher_id").asText()).isEqualTo("volume." + backend.pool().service());
    assertThat(body.get("priority").asText()).isEqualTo("INFO");
    assertThat(body.get("timestamp").asText())
        .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6}");
  }

  private VolumeId available() {
    VolumeId volume = volumes.create(backend.pool());
    volumes.awaitStatus(volume, VolumeStatus.AVAILABLE);
    meter.awaitAbout(volume.value(), 2); // the end is told when it is committed, not with it
    return volume;
  }

  /// @param expected event type, the volume's status, and the tail of the routing key
  private static void assertEvents(List<Heard> heard, String... expected) {
    assertThat(heard)
        .extracting(one ->
            "%s %s %s"
                .formatted(
                    one.eventType(),
                    one.payload().get("status").asText(),
                    one.routingKey().replace("notifications.", "")))
        .containsExactly(expected);
  }

  private void assertIsTheVolume(JsonNode payload, VolumeId volume) {
    assertThat(payload.fieldNames()).toIterable().containsExactlyInAnyOrder(USAGE);
    assertThat(payload.get("tenant_id").asText()).isEqualTo(PlacedVolumes.PROJECT);
    assertThat(payload.get("host").asText()).isEqualTo(backend.pool().toString());
    assertThat(payload.get("user_id").asText()).isEqualTo("user");
    assertThat(payload.get("availability_zone").asText()).isEqualTo("nova");
    assertThat(payload.get("volume_id").asText()).isEqualTo(volume.value());
    assertThat(payload.get("volume_type").asText()).isEqualTo(VolumeSamples.DEFAULT_TYPE);
    assertThat(payload.get("display_name").asText()).isEqualTo("v1");
    assertThat(payload.get("launched_at").asText()).matches(TIME);
    assertThat(payload.get("created_at").asText()).matches(TIME);
    assertThat(payload.get("size").asInt()).isEqualTo(1);
    assertThat(payload.get("snapshot_id").isNull()).isTrue();
  }
}
