package io.brazier.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.flow.Transition.FlowState;
import io.brazier.flow.Transition.TaskState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AnsweringTaskTest {
  private static final Key<Boolean> RESCHEDULED = Key.of("rescheduled", Boolean.class);

  private final List<String> journal = new ArrayList<>();

  /// As Cinder's: executes nothing, and its revert says whether another backend may still do it.
  private static final class OnFailureRescheduleTask extends AnsweringTask<Nothing, Boolean> {
    OnFailureRescheduleTask() {
      super(RESCHEDULED, needs());
    }

    @Override
    protected Nothing execute(Inputs in) {
      return Nothing.NOTHING;
    }

    @Override
    protected Boolean revertAndAnswer(Inputs in, Outcome<Nothing> outcome) {
      return switch (in.cause()) {
        case IllegalArgumentException _ -> false;
        case IllegalStateException _ -> true;
        case Throwable other -> throw new UnsupportedOperationException(other);
      };
    }
  }

  @Test
  void callerReadsWhatTheRevertAnswered() {
    assertThat(failingWith(new IllegalStateException()).answer(RESCHEDULED)).contains(true);
    assertThat(failingWith(new IllegalArgumentException()).answer(RESCHEDULED)).contains(false);
  }

  @Test
  void answerIsThereThoughAnotherRevertFailed() {
    FlowResult.Failed failed =
        attempt(
            new OnFailureRescheduleTask(),
            new ScriptedTask("B", journal)
                .failsWith(new IllegalStateException())
                .revertFailsWith(new IllegalStateException()));

    assertThat(failed.answer(RESCHEDULED)).contains(true);
    assertThat(failed.state()).isEqualTo(FlowState.FAILURE);
  }

  @Test
  void failedRevertAnswersNothing() {
    FlowResult.Failed failed = failingWith(new IndexOutOfBoundsException());

    assertThat(failed.answer(RESCHEDULED)).isEmpty();
    assertThat(failed.states()).containsEntry("OnFailureRescheduleTask", TaskState.REVERT_FAILURE);
  }

  @Test
  void taskThatNeverRanAnswersNothing() {
    FlowResult.Failed failed =
        attempt(
            new ScriptedTask("B", journal).failsWith(new IllegalStateException()),
            new OnFailureRescheduleTask());

    assertThat(failed.answer(RESCHEDULED)).isEmpty();
  }

  @Test
  void answeringTaskMayProvideAKeyToo() {
    Key<String> given = Key.of("given", String.class);
    Key<String> answer = Key.of("answer", String.class);
    AnsweringTask<String, String> both =
        new AnsweringTask<>(answer, given, List.of()) {
          @Override
          public String name() {
            return "Both";
          }

          @Override
          protected String execute(Inputs in) {
            return "forth";
          }

          @Override
          protected String revertAndAnswer(Inputs in, Outcome<String> outcome) {
            return outcome instanceof Outcome.Executed(var result) ? result + " and back" : "never";
          }
        };

    assertThat(Flow.named("f").then(both).build().run(Values.none()).get(given)).isEqualTo("forth");
    assertThat(
            attempt(both, new ScriptedTask("B", journal).failsWith(new IllegalStateException()))
                .answer(answer))
        .contains("forth and back");
  }

  private FlowResult.Failed failingWith(RuntimeException failure) {
    return attempt(
        new OnFailureRescheduleTask(), new ScriptedTask("B", journal).failsWith(failure));
  }

  private static FlowResult.Failed attempt(Task<?> first, Task<?> second) {
    Flow flow = Flow.named("f").then(first).then(second).build();
    return (FlowResult.Failed) flow.attempt(Values.none());
  }
}
