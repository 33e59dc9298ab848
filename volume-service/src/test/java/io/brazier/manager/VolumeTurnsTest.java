package io.brazier.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.brazier.volume.VolumeId;
import io.brazier.work.Resource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class VolumeTurnsTest {

  private static final Resource VOLUME = volume("7c9e6679-7425-40de-944b-e07fc1f90ae7");
  private static final Resource OTHER = volume("7c9e6679-7425-40de-944b-e07fc1f90ae8");

  private final VolumeTurns turns = new VolumeTurns();
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final CountDownLatch release = new CountDownLatch(1);

  @Test
  void deleteWaitsForTheCreateOfItsVolume() throws InterruptedException {
    Thread create = begin(VOLUME, () -> holdThenNote("create"));
    Thread delete = beginToWait(VOLUME, () -> done.add("delete"));

    release.countDown();
    create.join();
    delete.join();

    assertThat(done).containsExactly("create", "delete");
  }

  @Test
  void otherVolumesDoNotWait() throws InterruptedException {
    Thread create = begin(VOLUME, () -> holdThenNote("create"));

    turns.inTurn(OTHER, () -> done.add("other"));

    assertThat(done).containsExactly("other");
    release.countDown();
    create.join();
  }

  @Test
  void failedWorkEndsItsTurn() {
    assertThatThrownBy(() -> turns.inTurn(VOLUME, () -> fail("broken"))).hasMessage("broken");

    turns.inTurn(VOLUME, () -> done.add("next"));

    assertThat(done).containsExactly("next");
  }

  @Test
  void interruptedWaitTakesNoTurn() throws InterruptedException {
    Thread create = begin(VOLUME, () -> holdThenNote("create"));
    Thread delete = beginToWait(VOLUME, () -> done.add("delete"));

    delete.interrupt();
    delete.join();
    release.countDown();
    create.join();

    assertThat(done).containsExactly("interrupted", "create");
  }

  /// Begins work and waits until it has its turn.
  private Thread begin(Resource volume, Runnable work) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Thread thread =
        Thread.startVirtualThread(() ->
            turns.inTurn(
                volume,
                () -> {
                  begun.countDown();
                  work.run();
                }));
    begun.await();
    return thread;
  }

  /// Begins work and waits until it waits for its turn.
  private Thread beginToWait(Resource volume, Runnable work) {
    Thread thread =
        Thread.startVirtualThread(() -> {
          try {
            turns.inTurn(volume, work);
          } catch (IllegalStateException e) {
            assertThat(e).hasCauseInstanceOf(InterruptedException.class);
            done.add("interrupted");
          }
        });
    await().until(() -> thread.getState() == Thread.State.WAITING);
    return thread;
  }

  private void holdThenNote(String what) {
    try {
      release.await();
      done.add(what);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void fail(String message) {
    throw new IllegalStateException(message);
  }

  private static Resource volume(String id) {
    return Resource.volume(new VolumeId(id));
  }
}
