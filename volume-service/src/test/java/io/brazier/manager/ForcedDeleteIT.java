package io.brazier.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.driver.Gate;
import io.brazier.testing.PostgresResource;
import io.brazier.testing.RabbitResource;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeStatus;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/// A forced delete takes the place of a create that is at work, and leaves nothing (P2).
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RabbitResource.class)
@TestProfile(ManagerProfile.class)
class ForcedDeleteIT {

  @Inject BackendParts parts;
  @Inject PlacedVolumes volumes;

  @Test
  void deleteRemovesWhatTheFencedCreateStillMakes() {
    try (FakeBackend backend = new FakeBackend(parts, "roomy", 1)) {
      VolumeId volume = deletedInTheMaking(backend);
      volumes.awaitGone(volume);
      assertThat(backend.volumes()).isEmpty();
    }
  }

  @Test
  void createThatFailsWhenItIsFencedOffLeavesTheVolumeToTheDelete() {
    try (FakeBackend full = new FakeBackend(parts, "full", 0)) {
      VolumeId volume = deletedInTheMaking(full);
      volumes.awaitGone(volume);
      assertThat(full.volumes()).isEmpty();
    }
  }

  /// A volume whose create is in the middle of the driver when its delete is accepted and taken.
  private VolumeId deletedInTheMaking(FakeBackend backend) {
    try (Gate gate = backend.driver().holdCreates()) {
      VolumeId volume = volumes.create(backend.pool());
      gate.awaitReached();
      volumes.forceDelete(volume);
      volumes.awaitHeld(volume, "delete_volume");
      assertThat(volumes.status(volume)).contains(VolumeStatus.DELETING);
      return volume;
    }
  }
}
