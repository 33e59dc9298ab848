package io.brazier.flow.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.flow.Flow;
import io.brazier.flow.FlowObservation;
import io.brazier.flow.FlowResult;
import io.brazier.flow.Key;
import io.brazier.flow.Values;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger.Level;
import org.junit.jupiter.api.Test;

final class LoggingFlowListenerTest {
  private static final Key<String> HOST = Key.of("Host", String.class);
  private static final Key<String> CHAP = Key.secret("Chap", String.class);

  private final RecordingLogger log = new RecordingLogger(true);
  private final RecordingLogger quietLog = new RecordingLogger(false);
  private final IllegalStateException failure = new IllegalStateException("no space");

  @Test
  void normalTransitionsAreDebugWithKeyValues() {
    flow(HOST, "h1").run(Values.none(), new LoggingFlowListener(log));

    assertThat(log.lines())
        .extracting(RecordingLogger.Line::level)
        .containsExactly(Level.DEBUG, Level.DEBUG, Level.DEBUG, Level.INFO);
    assertThat(texts(log))
        .containsExactly(
            "Flow changed state flow=f from=PENDING to=RUNNING elapsedNanos=0 failure=null",
            "Task changed state flow=f task=HostTask from=PENDING to=RUNNING elapsedNanos=0"
                + " provided=null failure=null",
            "Task changed state flow=f task=HostTask from=RUNNING to=SUCCESS elapsedNanos=0"
                + " provided=Host=h1 failure=null",
            "Flow succeeded flow=f elapsedMicros=0 taskMicros=HostTask:0");
  }

  @Test
  void successIsOneLineAtInfoWithTheTimeOfEachTask() {
    AtomicLong nanos = new AtomicLong();
    Flow.named("f")
        .then(new NamedTask(HOST, () -> "h" + nanos.addAndGet(3_000), () -> {}))
        .then(new NamedTask(CHAP, () -> "c" + nanos.addAndGet(4_500), () -> {}))
        .observedBy(FlowObservation.none().withTicker(nanos::get))
        .build()
        .run(Values.none(), new LoggingFlowListener(quietLog));

    assertThat(texts(quietLog))
        .containsExactly("Flow succeeded flow=f elapsedMicros=7 taskMicros=HostTask:3,ChapTask:4");
  }

  @Test
  void failuresAndRevertsAreWarnings() {
    fail(quietLog);

    assertThat(quietLog.lines()).extracting(RecordingLogger.Line::level).containsOnly(Level.WARN);
    assertThat(texts(quietLog))
        .satisfiesExactly(
            text -> assertThat(text).contains("to=FAILURE").endsWith("failure=" + failure),
            text -> assertThat(text).contains("to=REVERT_FAILURE").endsWith("failure=" + failure),
            text -> assertThat(text).contains("Flow", "to=FAILURE").endsWith("failure=" + failure));
  }

  @Test
  void revertedTaskIsAWarning() {
    FlowResult result =
        Flow.named("f")
            .then(new NamedTask(HOST, this::broken, () -> {}))
            .build()
            .attempt(Values.none(), new LoggingFlowListener(quietLog));

    assertThat(result).isInstanceOf(FlowResult.Failed.class);
    assertThat(texts(quietLog))
        .anyMatch(text -> text.contains("task=HostTask from=REVERTING to=REVERTED"))
        .anyMatch(text -> text.contains("Flow changed state flow=f from=RUNNING to=REVERTED"));
  }

  @Test
  void stackShowsOnlyWhereDebugIsOn() {
    fail(log);
    fail(quietLog);

    assertThat(log.lines()).extracting(RecordingLogger.Line::stack).contains(failure);
    assertThat(quietLog.lines()).extracting(RecordingLogger.Line::stack).containsOnlyNulls();
  }

  @Test
  void t2SecretIsNotLogged() {
    flow(CHAP, "hunter2").run(Values.none(), new LoggingFlowListener(log));

    assertThat(texts(log))
        .noneMatch(text -> text.contains("hunter2"))
        .anyMatch(text -> text.contains("provided=Chap=(secret)"));
  }

  private void fail(RecordingLogger target) {
    FlowResult result =
        Flow.named("f")
            .then(new NamedTask(HOST, this::broken, this::broken))
            .build()
            .attempt(Values.none(), new LoggingFlowListener(target));
    assertThat(result).isInstanceOf(FlowResult.Failed.class);
  }

  private String broken() {
    throw failure;
  }

  private static Flow flow(Key<String> key, String value) {
    return Flow.named("f")
        .then(new NamedTask(key, () -> value, () -> {}))
        .observedBy(FlowObservation.none().withTicker(() -> 0))
        .build();
  }

  private static List<String> texts(RecordingLogger log) {
    return log.lines().stream().map(RecordingLogger.Line::text).toList();
  }
}
