package io.brazier.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.brazier.flow.Transition.FlowState;
import io.brazier.flow.Transition.TaskState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LifecycleTest {

  @ParameterizedTest
  @CsvSource({
    "PENDING, RUNNING",
    "RUNNING, SUCCESS FAILURE",
    "SUCCESS, REVERTING",
    "FAILURE, REVERTING",
    "REVERTING, REVERTED REVERT_FAILURE",
    "REVERTED, ''",
    "REVERT_FAILURE, ''",
  })
  void taskMovesOnlyAsTaskflowAllows(TaskState from, String next) {
    assertThat(allowed(from, TaskState.values())).isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING, RUNNING",
    "RUNNING, SUCCESS REVERTED FAILURE",
    "SUCCESS, ''",
    "REVERTED, ''",
    "FAILURE, ''",
  })
  void flowMovesOnlyAsTaskflowAllows(FlowState from, String next) {
    assertThat(allowed(from, FlowState.values())).isEqualTo(next);
  }

  @Test
  void progressRefusesAnIllegalStepAndStaysWhereItIs() {
    FlowRun.Progress<TaskState> progress = new FlowRun.Progress<>(TaskState.PENDING, () -> 0);

    assertThatIllegalStateException()
        .isThrownBy(() -> progress.to(TaskState.SUCCESS))
        .withMessage("PENDING may not become SUCCESS");
    assertThat(progress.state()).isEqualTo(TaskState.PENDING);
  }

  @Test
  void progressTellsHowLongTheLastStateTook() {
    List<Long> ticks = new ArrayList<>(List.of(100L, 130L, 200L));
    FlowRun.Progress<TaskState> progress =
        new FlowRun.Progress<>(TaskState.PENDING, ticks::removeFirst);

    assertThat(progress.to(TaskState.RUNNING))
        .isEqualTo(new Transition.Change<>(TaskState.PENDING, TaskState.RUNNING, 30));
    assertThat(progress.to(TaskState.FAILURE))
        .isEqualTo(new Transition.Change<>(TaskState.RUNNING, TaskState.FAILURE, 70));
  }

  private static <S extends Enum<S> & Transition.State<S>> String allowed(S from, S[] states) {
    List<String> allowed = new ArrayList<>();
    for (S state : states) {
      if (from.next().contains(state)) {
        allowed.add(state.name());
      }
    }
    return String.join(" ", allowed);
  }
}
