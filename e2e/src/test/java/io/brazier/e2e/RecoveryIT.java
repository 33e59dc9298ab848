package io.brazier.e2e;

import static io.brazier.e2e.instance.Eventually.RECOVERY;
import static io.brazier.e2e.instance.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.e2e.client.Backends;
import io.brazier.e2e.client.Project;
import io.brazier.e2e.inspect.Books;
import io.brazier.e2e.inspect.Database;
import io.brazier.e2e.inspect.RowLock;
import io.brazier.e2e.inspect.Storage;
import io.brazier.e2e.instance.Background;
import io.brazier.e2e.instance.Brazier;
import io.brazier.e2e.instance.Part;
import io.brazier.e2e.instance.Together;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// 202 is durable (P1), and there is one logical volume whatever happens (P2).
class RecoveryIT {

  private static final String SCHEDULERS = "cinder-scheduler";
  private static final String FIRST_HOST = "cinder-volume.storage-1@%";

  private final Brazier brazier = Brazier.shared();
  private final Storage storage = new Storage(brazier);
  private final Database database = Database.of(brazier);
  private final List<Part> schedulers = brazier.schedulers();
  private final Books books = new Books(database);

  @AutoClose private final Project project = Project.fresh(brazier);

  @Test
  void createSurvivesTheApiServiceBetweenCommitAndCast() {
    brazier.stop(Part.RABBITMQ);
    String volume = project.create(project.thin());
    brazier.kill(Part.API);

    brazier.start(Part.RABBITMQ);
    brazier.start(Part.API);

    assertIsMadeOnce(volume);
  }

  @Test
  void createSurvivesTheSchedulerThatHoldsIt() {
    String volume;
    try (RowLock _ = database.lockPools()) {
      volume = project.create(project.thin());
      eventually("the scheduler holds it", () -> books.isHeld(volume, SCHEDULERS));
      Together.each(schedulers, brazier::kill);
    }

    Together.each(schedulers, brazier::start);

    assertIsMadeOnce(volume);
  }

  @Test
  void createSurvivesTheVolumeServiceThatHoldsIt() {
    String group = storage.only(project.createAvailable(project.thin())).group();
    String volume;
    try (Backends.Disabled _ = new Backends(project.api()).disable(2, project.thin());
        Background _ = storage.hold(1, group)) {
      volume = project.create(project.thin());
      eventually("the volume service holds it", () -> books.isHeld(volume, FIRST_HOST));
      brazier.kill(Part.volume(1));
    }

    brazier.start(Part.volume(1));

    assertIsMadeOnce(volume);
  }

  /// Otherwise it could make a volume again that was deleted since.
  @Test
  void lvcreateOfAKilledVolumeServiceIsEndedByTheNext() {
    String group = storage.only(project.createAvailable(project.thin())).group();
    List<String> volumes;
    CompletableFuture<Void> started;
    try (Backends.Disabled _ = new Backends(project.api()).disable(2, project.thin());
        Background _ = storage.hold(1, group)) {
      volumes = Stream.generate(() -> project.create(project.thin())).limit(3).toList();
      eventually("lvcreate runs", () -> assertThat(storage.isCreating(1)).isTrue());
      brazier.kill(Part.volume(1));
      started = CompletableFuture.runAsync(() -> brazier.start(Part.volume(1)));
      eventually("lvcreate was ended", () -> assertThat(storage.isCreating(1)).isFalse());
    }
    started.join();

    volumes.forEach(this::assertIsMadeOnce);
  }

  /// One waits in the queue of the volume service, the other in the schedulers'.
  @Test
  void createsSurviveTheLossOfEveryQueue() {
    brazier.stop(Part.volume(1));
    String placed;
    try (Backends.Disabled _ = new Backends(project.api()).disable(2, project.thin())) {
      placed = project.create(project.thin());
      awaitCast(placed, FIRST_HOST);
    }
    Together.each(schedulers, brazier::stop);
    String unplaced = project.create(project.thin());
    awaitCast(unplaced, SCHEDULERS);

    brazier.resetBroker();
    Together.each(
        Stream.concat(schedulers.stream(), Stream.of(Part.volume(1))).toList(), brazier::start);

    Stream.of(placed, unplaced).forEach(this::assertIsMadeOnce);
  }

  private void awaitCast(String volume, String topic) {
    eventually("it is cast to " + topic, () -> books.isCast(volume, topic));
  }

  private void assertIsMadeOnce(String volume) {
    project.awaitAvailable(volume, RECOVERY);
    storage.only(volume);
    eventually("the books balance", () -> books.balance(project.id()));
  }
}
