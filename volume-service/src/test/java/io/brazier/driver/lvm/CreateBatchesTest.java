package io.brazier.driver.lvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.brazier.driver.AtOnce;
import io.brazier.driver.process.Command;
import io.brazier.driver.process.CommandFailure;
import io.brazier.driver.process.CommandInterrupted;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CreateBatchesTest {

  private static final Command SOME = new Command(List.of("lvm"), Map.of(), Duration.ofSeconds(1));

  private final MetadataQueue queue = new MetadataQueue();
  private final List<List<String>> alone = new CopyOnWriteArrayList<>();
  private final List<List<List<String>>> together = new CopyOnWriteArrayList<>();
  private final CreateBatches batches =
      new CreateBatches(queue, alone::add, script -> together.add(script.commands()));

  @Test
  void createThatFindsNobodyIsByItself() {
    batches.create(command(1));

    assertThat(alone).containsExactly(command(1));
    assertThat(together).isEmpty();
  }

  @Test
  void createsThatWaitGoTogetherInTheirOrder() {
    assertThat(behindTheQueue(commands(5), batches)).allMatch(Optional::isEmpty);

    assertThat(together).containsExactly(commands(5));
    assertThat(alone).isEmpty();
  }

  @Test
  void whoDoesNotFitLeadsTheNext() {
    behindTheQueue(commands(19), batches);

    assertThat(together)
        .containsExactly(
            commands(19).subList(0, 8), commands(19).subList(8, 16), commands(19).subList(16, 19));
  }

  @Test
  void whoComesWhenABatchRunsLeadsTheNext() {
    AtomicReference<CreateBatches> tried = new AtomicReference<>();
    Thread late = Thread.ofVirtual().unstarted(() -> tried.get().create(command(9)));
    tried.set(
        new CreateBatches(
            queue,
            alone::add,
            script -> {
              together.add(script.commands());
              late.start();
              await().until(() -> late.getState() == Thread.State.WAITING);
            }));
    behindTheQueue(commands(2), tried.get());
    await().until(() -> !late.isAlive());

    assertThat(together).containsExactly(commands(2));
    assertThat(alone).containsExactly(command(9));
  }

  @Test
  void longLineGoesAlone() {
    List<String> tooLong = List.of("lvcreate", "-n", "x".repeat(300));
    batches.create(tooLong);

    assertThat(alone).containsExactly(tooLong);
  }

  @Test
  void createsOfABatchThatFailedGoAloneEach() {
    CreateBatches failing =
        new CreateBatches(
            queue,
            argv -> {
              alone.add(argv);
              if (argv.equals(command(2))) {
                throw new CommandFailure.Exited(SOME, 5, "no room");
              }
            },
            _ -> {
              throw new CommandFailure.Killed(SOME, Duration.ofSeconds(1), "");
            });
    List<Optional<RuntimeException>> thrown = behindTheQueue(commands(4), failing);

    assertThat(alone).containsExactlyInAnyOrderElementsOf(commands(4));
    assertThat(thrown.get(2)).containsInstanceOf(CommandFailure.Exited.class);
    assertThat(thrown.stream().filter(Optional::isPresent)).hasSize(1);
  }

  /// Only its own thread was told to stop; the others must not wait for ever.
  @Test
  void interruptOfTheLeaderIsItsOwn() {
    CreateBatches interrupted =
        new CreateBatches(
            queue,
            alone::add,
            _ -> {
              throw new CommandInterrupted(SOME, new InterruptedException());
            });
    List<Optional<RuntimeException>> thrown = behindTheQueue(commands(3), interrupted);

    assertThat(thrown.getFirst()).containsInstanceOf(CommandInterrupted.class);
    assertThat(alone).containsExactlyInAnyOrder(command(1), command(2));
  }

  @Test
  void spansOfTheOthersHaveALinkToTheLeaders() {
    Tracer tracer = SdkTracerProvider.builder().build().get("test");
    List<Span> spans =
        commands(3).stream().map(argv -> tracer.spanBuilder(argv.getLast()).startSpan()).toList();
    AtOnce.runBehind(
        queue::inTurn,
        spans,
        span -> {
          try (Scope _ = span.makeCurrent()) {
            batches.create(command(spans.indexOf(span)));
          }
        });

    assertThat(spans)
        .extracting(span -> ((ReadableSpan) span).toSpanData().getLinks())
        .containsExactly(
            List.of(),
            List.of(LinkData.create(spans.getFirst().getSpanContext())),
            List.of(LinkData.create(spans.getFirst().getSpanContext())));
  }

  private List<Optional<RuntimeException>> behindTheQueue(
      List<List<String>> commands, CreateBatches tried) {
    return AtOnce.runBehind(queue::inTurn, commands, tried::create);
  }

  private static List<List<String>> commands(int count) {
    return IntStream.range(0, count).mapToObj(CreateBatchesTest::command).toList();
  }

  private static List<String> command(int number) {
    return List.of("lvcreate", "-n", "v" + number);
  }
}
