package io.brazier.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.flow.Transition.FlowState;
import io.brazier.flow.Transition.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FlowObservationTest {
  private final List<String> journal = new ArrayList<>();
  private final List<Transition> seen = new ArrayList<>();
  private final List<Throwable> errors = new ArrayList<>();
  private final RuntimeException failure = new IllegalStateException("B broke");
  private final RuntimeException revertFailure = new IllegalStateException("A's revert broke");

  @AfterEach
  void giveThreadItsHandlerBack() {
    Thread.currentThread().setUncaughtExceptionHandler(null);
  }

  @Test
  void listenerSeesEveryTransitionOfASuccess() {
    Flow.named("f").then(new ScriptedTask("A", journal)).build().run(Values.none(), seen::add);

    assertThat(moves())
        .containsExactly(
            "f PENDING RUNNING", "A PENDING RUNNING", "A RUNNING SUCCESS", "f RUNNING SUCCESS");
  }

  @Test
  void listenerSeesEveryTransitionOfAFailure() {
    run(failingFlow(FlowObservation.none()), seen::add);

    assertThat(moves())
        .containsExactly(
            "f PENDING RUNNING",
            "A PENDING RUNNING",
            "A RUNNING SUCCESS",
            "B PENDING RUNNING",
            "B RUNNING FAILURE",
            "B FAILURE REVERTING",
            "B REVERTING REVERTED",
            "A SUCCESS REVERTING",
            "A REVERTING REVERT_FAILURE",
            "f RUNNING FAILURE");
  }

  @Test
  void failureComesWithTheTransitionIntoIt() {
    run(failingFlow(FlowObservation.none()), seen::add);

    assertThat(seen)
        .extracting(Transition::failure)
        .containsExactly(null, null, null, null, failure, null, null, null, revertFailure, failure);
  }

  @Test
  void providedKeyComesWithSuccessOnly() {
    run(failingFlow(FlowObservation.none()), seen::add);

    assertThat(seen)
        .filteredOn(moved -> moved instanceof Transition.OfTask task && task.provided() != null)
        .singleElement()
        .satisfies(moved -> assertThat(moved.toString()).contains("provided=result of A=a"));
  }

  @Test
  void elapsedTimeIsThatOfTheStateLeft() {
    AtomicLong now = new AtomicLong(1_000);
    Flow flow =
        Flow.named("f")
            .then(new QuietTask("Slow", _ -> now.addAndGet(70)))
            .observedBy(FlowObservation.none().withTicker(now::get))
            .build();

    flow.run(Values.none(), seen::add);

    assertThat(seen)
        .contains(
            new Transition.OfTask(
                "f",
                "Slow",
                new Transition.Change<>(TaskState.RUNNING, TaskState.SUCCESS, 70),
                null,
                null),
            new Transition.OfFlow(
                "f",
                new Transition.Change<>(FlowState.RUNNING, FlowState.SUCCESS, 70),
                null,
                List.of(new TaskTime("Slow", 70))));
  }

  @Test
  void taskReadsTheTimesOfThoseBeforeItAndTheResultGivesAll() {
    AtomicLong now = new AtomicLong();
    List<List<TaskTime>> told = new ArrayList<>();
    Flow flow =
        Flow.named("f")
            .then(new QuietTask("Slow", _ -> now.addAndGet(70)))
            .then(new QuietTask("Writer", in -> told.add(in.times())))
            .then(new QuietTask("Last", _ -> now.addAndGet(5)))
            .observedBy(FlowObservation.none().withTicker(now::get))
            .build();

    FlowResult.Completed done = flow.run(Values.none());

    assertThat(told).containsExactly(List.of(new TaskTime("Slow", 70)));
    assertThat(done.times())
        .containsExactly(
            new TaskTime("Slow", 70), new TaskTime("Writer", 0), new TaskTime("Last", 5));
  }

  @Test
  void failedRunGivesTheTimesOfWhatRanAndItsRevertsReadThem() {
    ScriptedTask first = new ScriptedTask("A", journal);
    Flow flow =
        Flow.named("f")
            .then(first)
            .then(new ScriptedTask("B", journal).failsWith(failure))
            .then(new ScriptedTask("C", journal))
            .build();

    FlowResult.Failed failed = run(flow);

    assertThat(failed.times()).extracting(TaskTime::task).containsExactly("A", "B");
    assertThat(first.revertInputs().getFirst().times()).isEqualTo(failed.times());
  }

  @Test
  void listenersOfTheFlowComeBeforeThoseOfTheRun() {
    FlowObservation standing =
        FlowObservation.none().and(_ -> journal.add("standing 1"), _ -> journal.add("standing 2"));

    Flow.named("f").observedBy(standing).build().run(Values.none(), _ -> journal.add("of the run"));

    assertThat(journal.subList(0, 3)).containsExactly("standing 1", "standing 2", "of the run");
  }

  @Test
  void failingListenerChangesNeitherFlowNorOtherListeners() {
    RuntimeException broken = new IllegalStateException("listener broke");
    FlowObservation observation = FlowObservation.none().withListenerErrors(errors::add);

    FlowResult.Failed failed =
        run(
            failingFlow(observation),
            _ -> {
              throw broken;
            },
            seen::add);

    assertThat(failed.failure().cause()).isSameAs(failure);
    assertThat(failure.getSuppressed()).containsExactly(revertFailure);
    assertThat(journal).containsExactly("execute A", "execute B", "revert B", "revert A");
    assertThat(seen).hasSize(10);
    assertThat(errors).hasSize(10).containsOnly(broken);
  }

  @Test
  void errorOfAListenerIsIsolatedToo() {
    FlowObservation observation = FlowObservation.none().withListenerErrors(errors::add);

    run(
        failingFlow(observation),
        _ -> {
          throw new NoClassDefFoundError("x");
        });

    assertThat(journal).endsWith("revert B", "revert A");
    assertThat(errors).hasSize(10).hasOnlyElementsOfType(NoClassDefFoundError.class);
  }

  @Test
  void withoutASinkListenerErrorsGoToTheThreadsHandler() {
    Thread.currentThread().setUncaughtExceptionHandler((_, error) -> errors.add(error));

    Flow.named("f")
        .build()
        .run(
            Values.none(),
            _ -> {
              throw failure;
            });

    assertThat(errors).containsExactly(failure, failure);
  }

  @Test
  void brokenSinkLosesNothingAndStopsNothing() {
    RuntimeException brokenSink = new IllegalStateException("sink broke");
    Thread.currentThread().setUncaughtExceptionHandler((_, error) -> errors.add(error));
    FlowObservation observation =
        FlowObservation.none()
            .withListenerErrors(_ -> {
              throw brokenSink;
            });

    Flow.named("f")
        .then(new ScriptedTask("A", journal))
        .observedBy(observation)
        .build()
        .run(
            Values.none(),
            moved -> {
              if (moved instanceof Transition.OfTask(_, _, var change, _, _)
                  && change.to() == TaskState.SUCCESS) {
                throw failure;
              }
            });

    assertThat(journal).containsExactly("execute A");
    assertThat(errors).containsExactly(failure, brokenSink);
  }

  private Flow failingFlow(FlowObservation observation) {
    return Flow.named("f")
        .then(new ScriptedTask("A", journal).revertFailsWith(revertFailure))
        .then(new ScriptedTask("B", journal).failsWith(failure))
        .observedBy(observation)
        .build();
  }

  private static FlowResult.Failed run(Flow flow, FlowListener... listeners) {
    return (FlowResult.Failed) flow.attempt(Values.none(), listeners);
  }

  private List<String> moves() {
    return seen.stream().map(Moves::text).toList();
  }
}
