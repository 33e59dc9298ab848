package io.brazier.e2e;

import static io.brazier.e2e.instance.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.e2e.client.Backends;
import io.brazier.e2e.client.Project;
import io.brazier.e2e.inspect.Books;
import io.brazier.e2e.inspect.Database;
import io.brazier.e2e.inspect.LogicalVolume;
import io.brazier.e2e.inspect.Storage;
import io.brazier.e2e.instance.Background;
import io.brazier.e2e.instance.Brazier;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A forced delete does not mind what is at work on the volume, and leaves nothing of it (P2).
class ForcedDeleteIT {

  private final Brazier brazier = Brazier.shared();
  private final Storage storage = new Storage(brazier);
  private final Books books = new Books(Database.of(brazier));

  @AutoClose private final Project project = Project.fresh(brazier);

  @Test
  void volumeWhoseLvcreateRunsIsDeletedWhenThatHasEnded() {
    LogicalVolume pool = storage.thinPools().getFirst();
    String volume;
    try (Backends.Disabled _ = new Backends(project.api()).disable(2, project.thin());
        Background _ = storage.hold(pool.host(), pool.group())) {
      volume = project.create(project.thin());
      eventually("lvcreate runs", () -> assertThat(storage.isCreating(pool.host())).isTrue());
      forceDelete(volume);
    }

    assertLeavesNothing(volume);
  }

  @Test
  void volumesThatMayBeAnywhereOnTheirWayAreDeleted() {
    List<String> volumes = Stream.generate(() -> project.create(project.thin())).limit(8).toList();
    volumes.forEach(this::forceDelete);

    assertLeavesNothing(volumes.toArray(String[]::new));
  }

  private void forceDelete(String volume) {
    project.forceDelete(volume).expect(202);
  }

  private void assertLeavesNothing(String... volumes) {
    for (String volume : volumes) {
      project.awaitGone(volume);
      assertThat(storage.of(volume)).isEmpty();
    }
    books.balance(project.id());
  }
}
