package io.brazier.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.brazier.resource.ResourceKind;
import io.brazier.resource.ResourceRef;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private static final ResourceRef VOLUME = volume("7c9e6679-7425-40de-944b-e07fc1f90ae7");
  private static final ResourceRef OTHER = volume("7c9e6679-7425-40de-944b-e07fc1f90ae8");

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Turns turns = new Turns();
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final CountDownLatch release = new CountDownLatch(1);

  @Test
  void deleteWaitsForTheCreateOfItsVolume() throws InterruptedException {
    Thread create = begin(alone(VOLUME), () -> holdThenNote("create"));
    Thread delete = beginToWait(alone(VOLUME), () -> done.add("delete"));

    release.countDown();
    create.join();
    delete.join();

    assertThat(done).containsExactly("create", "delete");
  }

  @Test
  void otherVolumesDoNotWait() throws InterruptedException {
    Thread create = begin(alone(VOLUME), () -> holdThenNote("create"));

    assertDoesNotWait(alone(OTHER), () -> done.add("other"));

    assertThat(done).containsExactly("other");
    release.countDown();
    create.join();
  }

  @Test
  void failedWorkEndsItsTurn() throws InterruptedException {
    assertThatThrownBy(() -> turns.inTurn(alone(VOLUME), () -> fail("broken")))
        .hasMessage("broken");

    assertDoesNotWait(alone(VOLUME), () -> done.add("next"));

    assertThat(done).containsExactly("next");
  }

  @Test
  void interruptedWaitTakesNoTurn() throws InterruptedException {
    Thread create = begin(alone(VOLUME), () -> holdThenNote("create"));
    Thread delete = beginToWait(alone(VOLUME), () -> done.add("delete"));

    delete.interrupt();
    delete.join();
    release.countDown();
    create.join();

    assertThat(done).containsExactly("interrupted", "create");
  }

  @Test
  void whatOnlyLooksGoesSideBySide() throws InterruptedException {
    Thread copy = begin(List.of(Turn.shared(VOLUME)), () -> holdThenNote("copy"));
    assertDoesNotWait(List.of(Turn.shared(VOLUME)), () -> done.add("other copy"));
    Thread delete = beginToWait(alone(VOLUME), () -> done.add("delete"));
    release.countDown();
    copy.join();
    delete.join();
    assertThat(done).containsExactly("other copy", "copy", "delete");
  }

  @Test
  void whatOnlyLooksDoesNotPassWhatWaitsToChange() throws InterruptedException {
    Thread copy = begin(List.of(Turn.shared(VOLUME)), () -> holdThenNote("copy"));
    Thread delete = beginToWait(alone(VOLUME), () -> done.add("delete"));
    Thread late = beginToWait(List.of(Turn.shared(VOLUME)), () -> done.add("late copy"));
    release.countDown();
    copy.join();
    delete.join();
    late.join();
    assertThat(done).containsExactly("copy", "delete", "late copy");
  }

  /// Each would otherwise have what the other waits for.
  @Test
  void whoNeedsSeveralTurnsHoldsNoneWhileItWaits() throws InterruptedException {
    Thread create = begin(alone(VOLUME), () -> holdThenNote("create"));
    Thread other = begin(alone(OTHER), () -> holdThenNote("create"));
    Thread there = beginToWait(both(VOLUME, OTHER), () -> done.add("there"));
    Thread back = beginToWait(both(OTHER, VOLUME), () -> done.add("back"));
    release.countDown();
    for (Thread thread : List.of(create, other, there, back)) {
      assertThat(thread.join(LIMIT)).as("it comes to its end, done: %s", done).isTrue();
    }
    assertThat(done).containsExactly("create", "create", "there", "back");
  }

  /// Begins work and waits until it has its turn.
  private Thread begin(List<Turn> share, Runnable work) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Thread thread =
        Thread.startVirtualThread(() ->
            turns.inTurn(
                share,
                () -> {
                  begun.countDown();
                  work.run();
                }));
    begun.await();
    return thread;
  }

  /// Does work, and fails if it does not come to its end.
  private void assertDoesNotWait(List<Turn> share, Runnable work) throws InterruptedException {
    Thread thread = Thread.startVirtualThread(() -> turns.inTurn(share, work));
    assertThat(thread.join(LIMIT)).as("it has its turn at once: %s", share).isTrue();
  }

  /// Begins work and waits until it waits for its turn.
  private Thread beginToWait(List<Turn> share, Runnable work) {
    Thread thread =
        Thread.startVirtualThread(() -> {
          try {
            turns.inTurn(share, work);
          } catch (IllegalStateException e) {
            assertThat(e).hasCauseInstanceOf(InterruptedException.class);
            done.add("interrupted");
          }
        });
    await("it waits for its turn: " + share)
        .atMost(LIMIT)
        .until(() -> thread.getState() == Thread.State.WAITING);
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

  private static ResourceRef volume(String id) {
    return ResourceRef.of(ResourceKind.VOLUME, id);
  }

  private static List<Turn> both(ResourceRef one, ResourceRef other) {
    return List.of(Turn.exclusive(one), Turn.exclusive(other));
  }

  private static List<Turn> alone(ResourceRef what) {
    return List.of(Turn.exclusive(what));
  }
}
