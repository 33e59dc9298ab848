package io.brazier.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FlowInterruptTest {
  private final List<Boolean> flagInRevert = new ArrayList<>();

  /// Notes whether its revert runs with the thread interrupted.
  private final class WatchingTask extends Task<Nothing> {
    private final boolean interrupts;

    WatchingTask(boolean interrupts) {
      super(needs());
      this.interrupts = interrupts;
    }

    @Override
    public String name() {
      return "Watching " + interrupts;
    }

    @Override
    protected Nothing execute(Inputs in) {
      return Nothing.NOTHING;
    }

    @Override
    protected void revert(Inputs in, Outcome<Nothing> outcome) {
      flagInRevert.add(Thread.currentThread().isInterrupted());
      if (interrupts) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Gives up because its thread is interrupted, without saying so by its exception.
  private final class GivingUpTask extends Task<Nothing> {
    GivingUpTask() {
      super(needs());
    }

    @Override
    protected Nothing execute(Inputs in) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("gave up waiting");
    }

    @Override
    protected void revert(Inputs in, Outcome<Nothing> outcome) {
      flagInRevert.add(Thread.currentThread().isInterrupted());
    }
  }

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  @Test
  void interruptedTaskIsRevertedUndisturbedAndTheThreadIsInterruptedAfterwards() {
    InterruptedException interrupt = new InterruptedException("stop");
    Flow flow =
        Flow.named("f")
            .then(new WatchingTask(false))
            .then(new ScriptedTask("B", new ArrayList<>()).failsWith(interrupt))
            .build();

    assertThatExceptionOfType(FlowResult.FlowFailedException.class)
        .isThrownBy(() -> flow.run(Values.none()))
        .withCause(interrupt);

    assertThat(flagInRevert).containsExactly(false);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void interruptFlagOfAFailingTaskIsHeldBackFromItsOwnRevertToo() {
    Flow flow = Flow.named("f").then(new WatchingTask(false)).then(new GivingUpTask()).build();

    assertThat(flow.attempt(Values.none())).isInstanceOf(FlowResult.Failed.class);

    assertThat(flagInRevert).containsExactly(false, false);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void interruptWhileRevertingDisturbsNoLaterRevert() {
    Flow flow =
        Flow.named("f")
            .then(new WatchingTask(false))
            .then(new WatchingTask(true))
            .then(failing())
            .build();

    assertThat(flow.attempt(Values.none())).isInstanceOf(FlowResult.Failed.class);

    assertThat(flagInRevert).containsExactly(false, false);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void revertThatThrowsInterruptedIsRememberedAsInterrupt() {
    InterruptedException interrupt = new InterruptedException("stop");
    Flow flow =
        Flow.named("f")
            .then(new ScriptedTask("A", new ArrayList<>()).revertFailsWith(interrupt))
            .then(failing())
            .build();

    assertThat(flow.attempt(Values.none())).isInstanceOf(FlowResult.Failed.class);

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void flowOfAnInterruptedThreadLeavesTheFlagToItsTasks() {
    List<Boolean> seen = new ArrayList<>();
    Thread.currentThread().interrupt();

    Flow.named("f")
        .then(new QuietTask("A", _ -> seen.add(Thread.currentThread().isInterrupted())))
        .build()
        .run(Values.none());

    assertThat(seen).containsExactly(true);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void ordinaryFailureInterruptsNobody() {
    assertThat(Flow.named("f").then(failing()).build().attempt(Values.none()))
        .isInstanceOf(FlowResult.Failed.class);

    assertThat(Thread.interrupted()).isFalse();
  }

  private static ScriptedTask failing() {
    return new ScriptedTask("Last", new ArrayList<>()).failsWith(new IllegalStateException());
  }
}
