package io.brazier.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.flow.Transition.TaskState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FlowTest {
  private static final Key<Integer> SIZE = Key.of("size", Integer.class);
  private static final Key<Integer> TWICE = Key.of("twice", Integer.class);

  private final List<String> journal = new ArrayList<>();

  private static final class DoublingTask extends Task<Integer> {
    DoublingTask() {
      super(TWICE, needs(SIZE));
    }

    @Override
    protected Integer execute(Inputs in) {
      return in.get(SIZE) * 2;
    }
  }

  private static final class CarelessTask extends Task<Integer> {
    CarelessTask() {
      super(TWICE, needs());
    }

    @Override
    @SuppressWarnings("NullAway") // the very mistake that is tried
    protected Integer execute(Inputs in) {
      return null;
    }
  }

  @Test
  void tasksRunInTheirOrder() {
    Flow.named("f").then(scripted("A")).then(scripted("B")).build().run(Values.none());

    assertThat(journal).containsExactly("execute A", "execute B");
  }

  @Test
  void taskIsNamedAfterItsClass() {
    assertThat(new DoublingTask().name()).isEqualTo("DoublingTask");
  }

  @Test
  void laterTaskReadsWhatAnEarlierOneGave() {
    List<Integer> seen = new ArrayList<>();
    Flow flow =
        Flow.named("f")
            .expects(SIZE)
            .then(new DoublingTask())
            .then(new QuietTask("Reader", in -> seen.add(in.get(TWICE)), TWICE))
            .build();

    flow.run(Values.of(SIZE, 21));

    assertThat(seen).containsExactly(42);
  }

  @Test
  void completedResultGivesInputsAndWhatTasksGave() {
    FlowResult.Completed done =
        Flow.named("f").expects(SIZE).then(new DoublingTask()).build().run(Values.of(SIZE, 4));

    assertThat(done.get(SIZE)).isEqualTo(4);
    assertThat(done.get(TWICE)).isEqualTo(8);
    assertThat(done.flow()).isEqualTo("f");
    assertThat(done.states()).containsExactlyEntriesOf(Map.of("DoublingTask", TaskState.SUCCESS));
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> done.get(Key.of("other", String.class)))
        .withMessageContaining("other");
  }

  @Test
  void flowWithoutTasksCompletes() {
    assertThat(Flow.named("f").build().run(Values.none()).states()).isEmpty();
  }

  @Test
  void nullForAPromisedKeyFailsTheTask() {
    FlowResult.Failed failed = failed(Flow.named("f").then(new CarelessTask()).build());

    assertThat(failed.failure().cause())
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("twice");
    assertThat(failed.states()).containsEntry("CarelessTask", TaskState.REVERTED);
  }

  @Test
  void keyThatIsNotDeclaredCannotBeRead() {
    Flow flow =
        Flow.named("f").expects(SIZE).then(new QuietTask("Peeper", in -> in.get(SIZE))).build();

    assertThatThrownBy(() -> flow.run(Values.of(SIZE, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("size");
  }

  @Test
  void missingInputIsRefusedBeforeAnythingRuns() {
    Flow flow = Flow.named("f").expects(SIZE).then(scripted("A")).build();

    assertThatThrownBy(() -> flow.run(Values.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("size");
    assertThat(journal).isEmpty();
  }

  @Test
  void unexpectedInputIsRefusedBeforeAnythingRuns() {
    Flow flow = Flow.named("f").then(scripted("A")).build();

    assertThatThrownBy(() -> flow.run(Values.of(SIZE, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("size");
    assertThat(journal).isEmpty();
  }

  @Test
  void uncheckedExceptionComesOutAsTheSameObject() {
    RuntimeException failure = new IllegalStateException("out of luck");

    assertThatThrownBy(() -> failing(failure).run(Values.none())).isSameAs(failure);
  }

  @Test
  void errorComesOutAsTheSameObject() {
    Error failure = new StackOverflowError("deep");

    assertThatThrownBy(() -> failing(failure).run(Values.none())).isSameAs(failure);
  }

  @Test
  void checkedExceptionComesOutAsCause() {
    IOException failure = new IOException("disk gone");

    assertThatExceptionOfType(FlowResult.FlowFailedException.class)
        .isThrownBy(() -> failing(failure).run(Values.none()))
        .withMessage("Task A of flow f failed")
        .satisfies(thrown -> assertThat(thrown.getCause()).isSameAs(failure));
  }

  @Test
  void oneFlowServesManyThreads() throws Exception {
    Flow flow = Flow.named("f").expects(SIZE).then(new DoublingTask()).build();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> results =
          IntStream.range(0, 500)
              .mapToObj(size -> threads.submit(() -> flow.run(Values.of(SIZE, size)).get(TWICE)))
              .toList();
      for (int size = 0; size < results.size(); size++) {
        assertThat(results.get(size).get()).isEqualTo(2 * size);
      }
    }
  }

  private Flow failing(Throwable failure) {
    return Flow.named("f").then(scripted("A").failsWith(failure)).build();
  }

  private ScriptedTask scripted(String name) {
    return new ScriptedTask(name, journal);
  }

  private static FlowResult.Failed failed(Flow flow) {
    return (FlowResult.Failed) flow.attempt(Values.none());
  }
}
