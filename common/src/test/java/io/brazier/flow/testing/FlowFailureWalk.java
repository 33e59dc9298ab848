package io.brazier.flow.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.flow.FlowResult;
import io.brazier.flow.FlowSaboteur;
import io.brazier.flow.Sabotage;
import io.brazier.flow.SabotageException;
import io.brazier.flow.Transition.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Walks through the failures that a flow can have, each in a world of its own (R18): every task's
/// `execute` in turn, and for each of these every revert that then runs.
///
/// @param <W> the world that the flow works on
public final class FlowFailureWalk<W> {
  private final FlowSubject<W> subject;
  private final List<String> ran;

  private FlowFailureWalk(FlowSubject<W> subject, List<String> ran) {
    this.subject = subject;
    this.ran = ran;
  }

  /// Runs the flow once undisturbed to learn which tasks run with these inputs.
  public static <W> FlowFailureWalk<W> of(FlowSubject<W> subject) {
    W world = subject.newWorld();
    FlowResult result = subject.attempt(world, subject.flow(world));
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    List<String> ran =
        result.states().entrySet().stream()
            .filter(entry -> entry.getValue() == TaskState.SUCCESS)
            .map(Map.Entry::getKey)
            .toList();
    return new FlowFailureWalk<>(subject, ran);
  }

  /// Fails each `execute` in turn; the subject's invariant must hold after each.
  public void failEveryExecute(Sabotage.Kind kind) {
    for (String task : ran) {
      Sabotage sabotage = new Sabotage(task, kind);
      W world = subject.newWorld();
      FlowResult.Failed failed = run(world, sabotage);
      assertCause(failed, sabotage);
      assertThat(failed.revertFailures()).as("revert failures after %s", sabotage).isEmpty();
      subject.checkNothingLeft(world, failed);
    }
  }

  /// Fails each `execute` and with it each revert that follows from it. All other reverts must run,
  /// and the first failure must be the one that is told.
  public void failEveryRevert(Sabotage.Kind kind) {
    for (int failing = 0; failing < ran.size(); failing++) {
      Sabotage cause = new Sabotage(ran.get(failing), Sabotage.Kind.INSTEAD_OF_EXECUTE);
      for (String reverting : ran.subList(0, failing + 1)) {
        failRevert(cause, new Sabotage(reverting, kind));
      }
    }
  }

  private void failRevert(Sabotage cause, Sabotage sabotage) {
    W world = subject.newWorld();
    FlowResult.Failed failed = run(world, cause, sabotage);
    assertCause(failed, cause);
    assertThat(failed.revertFailures())
        .as("revert failures after %s and %s", cause, sabotage)
        .singleElement()
        .satisfies(failure -> assertThat(failure.task()).isEqualTo(sabotage.task()));
    assertStates(failed, cause, sabotage);
    if (sabotage.kind() == Sabotage.Kind.AFTER_REVERT) {
      subject.checkNothingLeft(world, failed);
    } else {
      subject.checkOnlyLeft(world, sabotage.task(), failed);
    }
  }

  private FlowResult.Failed run(W world, Sabotage... sabotages) {
    FlowResult result =
        subject.attempt(world, FlowSaboteur.sabotage(subject.flow(world), sabotages));
    assertThat(result).as("after %s", List.of(sabotages)).isInstanceOf(FlowResult.Failed.class);
    return (FlowResult.Failed) result;
  }

  private static void assertCause(FlowResult.Failed failed, Sabotage sabotage) {
    assertThat(failed.failure().task()).isEqualTo(sabotage.task());
    assertThat(failed.failure().cause())
        .isInstanceOf(SabotageException.class)
        .hasMessageContaining(sabotage.task());
  }

  private void assertStates(FlowResult.Failed failed, Sabotage cause, Sabotage sabotage) {
    List<TaskState> expected = new ArrayList<>();
    boolean reached = true;
    for (String task : ran) {
      boolean broken = task.equals(sabotage.task());
      TaskState undone = broken ? TaskState.REVERT_FAILURE : TaskState.REVERTED;
      expected.add(reached ? undone : TaskState.PENDING);
      reached &= !task.equals(cause.task());
    }
    assertThat(ran.stream().map(failed.states()::get))
        .as("states after %s and %s", cause, sabotage)
        .containsExactlyElementsOf(expected);
  }
}
