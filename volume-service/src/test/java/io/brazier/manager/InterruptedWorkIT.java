package io.brazier.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.driver.VolumeDriver;
import io.brazier.driver.process.Command;
import io.brazier.driver.process.ProcessCommandRunner;
import io.brazier.testing.PostgresResource;
import io.brazier.testing.RabbitResource;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeStatus;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/// A service that stops interrupts what takes too long. That is no failure: the work is done by
/// whoever comes next, and no volume goes to an error status for it.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RabbitResource.class)
@TestProfile(ManagerProfile.class)
class InterruptedWorkIT {

  private static final Command HANGING =
      new Command(List.of("sleep", "600"), Map.of(), Duration.ofMinutes(10));

  @Inject BackendParts parts;
  @Inject PlacedVolumes volumes;

  private final BlockingQueue<Thread> hanging = new LinkedBlockingQueue<>();

  @Test
  void createThatIsInterruptedIsMadeLater() throws InterruptedException {
    try (FakeBackend backend = new FakeBackend(parts, "create", 1, this::hangingOnce)) {
      VolumeId id = volumes.create(backend.pool());
      hanging.take().interrupt();
      volumes.awaitStatus(id, VolumeStatus.AVAILABLE);
      assertThat(backend.volumes()).containsExactly(id);
    }
  }

  @Test
  void deleteThatIsInterruptedGoesOnLater() throws InterruptedException {
    try (FakeBackend backend = new FakeBackend(parts, "delete", 1, this::hangingInDelete)) {
      VolumeId id = volumes.create(backend.pool());
      volumes.awaitStatus(id, VolumeStatus.AVAILABLE);
      assertThat(volumes.delete(id)).isTrue();
      hanging.take().interrupt();
      volumes.awaitGone(id);
      assertThat(backend.volumes()).isEmpty();
    }
  }

  private VolumeDriver hangingOnce(VolumeDriver driver) {
    SteeredDriver steered = new SteeredDriver(driver);
    steered.before(_ -> hang(steered));
    return steered;
  }

  private VolumeDriver hangingInDelete(VolumeDriver driver) {
    SteeredDriver steered = new SteeredDriver(driver);
    steered.after(_ -> steered.before(_ -> hang(steered)));
    return steered;
  }

  private void hang(SteeredDriver driver) {
    driver.calm();
    hanging.add(Thread.currentThread());
    new ProcessCommandRunner().run(HANGING);
  }
}
