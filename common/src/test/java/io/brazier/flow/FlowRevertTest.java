package io.brazier.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.flow.FlowResult.TaskFailure;
import io.brazier.flow.Transition.FlowState;
import io.brazier.flow.Transition.TaskState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FlowRevertTest {
  private final List<String> journal = new ArrayList<>();
  private final RuntimeException failure = new IllegalStateException("C broke");
  private final RuntimeException revertFailure = new IllegalArgumentException("B's revert broke");
  private final ScriptedTask a = new ScriptedTask("A", journal);
  private final ScriptedTask b = new ScriptedTask("B", journal, List.of(ScriptedTask.keyOf("A")));
  private final ScriptedTask c = new ScriptedTask("C", journal).failsWith(failure);
  private final ScriptedTask d = new ScriptedTask("D", journal);
  private final Flow flow = Flow.named("f").then(a).then(b).then(c).then(d).build();

  @Test
  void failedTaskIsRevertedFirstThenItsPredecessorsInReverse() {
    assertThatThrownBy(() -> flow.run(Values.none())).isSameAs(failure).hasNoSuppressedExceptions();

    assertThat(journal)
        .containsExactly("execute A", "execute B", "execute C", "revert C", "revert B", "revert A");
  }

  @Test
  void statesTellWhoWasRevertedAndWhoNeverRan() {
    FlowResult.Failed failed = attempt();

    assertThat(failed.states().toString())
        .isEqualTo("{A=REVERTED, B=REVERTED, C=REVERTED, D=PENDING}");
    assertThat(failed.state()).isEqualTo(FlowState.REVERTED);
    assertThat(failed.failure()).isEqualTo(new TaskFailure("C", failure));
    assertThat(failed.revertFailures()).isEmpty();
  }

  @Test
  void revertSeesWhatExecuteReturnedOrHowItFailed() {
    attempt();

    assertThat(b.outcomes()).containsExactly(new Outcome.Executed<>("b"));
    assertThat(c.outcomes()).containsExactly(new Outcome.Failed<>(failure));
    assertThat(d.outcomes()).isEmpty();
  }

  @Test
  void revertSeesTheInputsAndTheCause() {
    attempt();

    Inputs seen = b.revertInputs().getFirst();
    assertThat(seen.get(ScriptedTask.keyOf("A"))).isEqualTo("a");
    assertThat(seen.cause()).isSameAs(failure);
  }

  @Test
  void laterRevertSeesTheFailuresOfReverts() {
    b.revertFailsWith(revertFailure);

    attempt();

    assertThat(b.revertInputs().getFirst().failures())
        .containsExactly(new TaskFailure("C", failure));
    assertThat(a.revertInputs().getFirst().failures())
        .containsExactly(new TaskFailure("C", failure), new TaskFailure("B", revertFailure));
  }

  @Test
  void t1FailingRevertStopsNoOtherRevertAndHidesNoCause() {
    b.revertFailsWith(revertFailure);

    assertThatThrownBy(() -> flow.run(Values.none()))
        .isSameAs(failure)
        .hasSuppressedException(revertFailure);

    assertThat(journal).endsWith("revert C", "revert B", "revert A");
  }

  @Test
  void t1FailingRevertShowsInStatesAndResult() {
    b.revertFailsWith(revertFailure);

    FlowResult.Failed failed = attempt();

    assertThat(failed.states().toString())
        .isEqualTo("{A=REVERTED, B=REVERT_FAILURE, C=REVERTED, D=PENDING}");
    assertThat(failed.state()).isEqualTo(FlowState.FAILURE);
    assertThat(failed.revertFailures()).containsExactly(new TaskFailure("B", revertFailure));
  }

  @Test
  void t1OwnRevertOfTheFailedTaskMayFailToo() {
    c.revertFailsWith(revertFailure);

    FlowResult.Failed failed = attempt();

    assertThat(journal).endsWith("revert C", "revert B", "revert A");
    assertThat(failed.failure().cause()).isSameAs(failure).hasSuppressedException(revertFailure);
  }

  @Test
  void t1EveryRevertMayFailAndAllAreToldInTheirOrder() {
    Exception other = new IOException("C's revert broke");
    Error error = new AssertionError("A's revert broke");
    c.revertFailsWith(other);
    b.revertFailsWith(revertFailure);
    a.revertFailsWith(error);

    FlowResult.Failed failed = attempt();

    assertThat(failure.getSuppressed()).containsExactly(other, revertFailure, error);
    assertThat(failed.revertFailures())
        .extracting(TaskFailure::task)
        .containsExactly("C", "B", "A");
  }

  @Test
  void revertThatThrowsTheCauseAgainIsRecordedButSuppressesNothing() {
    b.revertFailsWith(failure);

    FlowResult.Failed failed = attempt();

    assertThat(failure).hasNoSuppressedExceptions();
    assertThat(failed.revertFailures()).containsExactly(new TaskFailure("B", failure));
    assertThat(journal).endsWith("revert A");
  }

  @Test
  void causeWithoutSuppressionStillHasItsRevertFailuresInTheResult() {
    c.failsWith(new UnsuppressingException());
    b.revertFailsWith(revertFailure);

    assertThat(attempt().revertFailures())
        .extracting(TaskFailure::cause)
        .containsExactly(revertFailure);
  }

  @Test
  void errorRevertsToo() {
    c.failsWith(new OutOfMemoryError("pretended"));

    assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> flow.run(Values.none()));

    assertThat(journal).endsWith("revert C", "revert B", "revert A");
  }

  @Test
  void checkedCauseCarriesTheSuppressedItself() {
    IOException checked = new IOException("disk gone");
    c.failsWith(checked);
    b.revertFailsWith(revertFailure);

    assertThatExceptionOfType(FlowResult.FlowFailedException.class)
        .isThrownBy(() -> flow.run(Values.none()));

    assertThat(checked).hasSuppressedException(revertFailure);
  }

  @Test
  void nextRunOfTheSameFlowBeginsAfresh() {
    attempt();
    journal.clear();

    FlowResult.Failed second = attempt();

    assertThat(journal).startsWith("execute A").hasSize(6);
    assertThat(second.states()).containsEntry("D", TaskState.PENDING);
  }

  @Test
  void nothingHasFailedWhileExecuting() {
    List<List<TaskFailure>> seen = new ArrayList<>();
    Flow.named("f")
        .then(new QuietTask("Q", in -> seen.add(in.failures())))
        .build()
        .run(Values.none());

    assertThat(seen).containsExactly(List.of());
    assertThatIllegalStateException().isThrownBy(() -> Inputs.of(Values.none()).cause());
  }

  private FlowResult.Failed attempt() {
    return (FlowResult.Failed) flow.attempt(Values.none());
  }

  private static final class UnsuppressingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsuppressingException() {
      super("no suppression", null, false, false);
    }
  }
}
