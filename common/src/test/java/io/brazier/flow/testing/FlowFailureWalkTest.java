package io.brazier.flow.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.flow.Flow;
import io.brazier.flow.FlowResult;
import io.brazier.flow.Sabotage;
import io.brazier.flow.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// The walk must find the mistakes that it is for.
final class FlowFailureWalkTest {
  private final List<FlowResult.Failed> checked = new ArrayList<>();

  @Test
  void f7RevertThatDoesNothingIsFound() {
    FlowFailureWalk<Set<String>> walk = walk(shelf -> ShelfTask.forgetful("A", shelf));

    assertThatThrownBy(() -> walk.failEveryExecute(Sabotage.Kind.INSTEAD_OF_EXECUTE))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("\"A\"");
  }

  @Test
  void revertThatOverlooksHalfDoneWorkIsFoundOnlyByFailingAfterTheWork() {
    FlowFailureWalk<Set<String>> walk = walk(shelf -> ShelfTask.trusting("A", shelf));

    assertThatCode(() -> walk.failEveryExecute(Sabotage.Kind.INSTEAD_OF_EXECUTE))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> walk.failEveryExecute(Sabotage.Kind.AFTER_EXECUTE))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void everyTaskFailsInTurn() {
    walk(shelf -> ShelfTask.tidy("A", shelf)).failEveryExecute(Sabotage.Kind.INSTEAD_OF_EXECUTE);

    assertThat(checked)
        .extracting(failed -> failed.failure().task())
        .containsExactly("A", "B", "C");
  }

  @Test
  void everyRevertFailsInTurnForEveryFailingTask() {
    walk(shelf -> ShelfTask.tidy("A", shelf)).failEveryRevert(Sabotage.Kind.AFTER_REVERT);

    assertThat(checked)
        .extracting(failed -> failed.failure().task() + failed.revertFailures().getFirst().task())
        .containsExactly("AA", "BA", "BB", "CA", "CB", "CC");
  }

  private FlowFailureWalk<Set<String>> walk(Function<Set<String>, ShelfTask> first) {
    return FlowFailureWalk.of(new Shelf(first));
  }

  private final class Shelf implements FlowSubject<Set<String>> {
    private final Function<Set<String>, ShelfTask> first;

    Shelf(Function<Set<String>, ShelfTask> first) {
      this.first = first;
    }

    @Override
    public Set<String> newWorld() {
      return new HashSet<>();
    }

    @Override
    public Flow flow(Set<String> world) {
      return Flow.named("shelf")
          .then(first.apply(world))
          .then(ShelfTask.tidy("B", world))
          .then(ShelfTask.tidy("C", world))
          .build();
    }

    @Override
    public Values inputs(Set<String> world) {
      return Values.none();
    }

    @Override
    public void checkDone(Set<String> world, FlowResult.Completed completed) {}

    @Override
    public void checkNothingLeft(Set<String> world, FlowResult.Failed failed) {
      assertThat(world).isEmpty();
      checked.add(failed);
    }
  }
}
