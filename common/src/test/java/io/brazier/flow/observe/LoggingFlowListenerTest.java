package io.brazier.flow.observe;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.fault.Fault;
import io.brazier.flow.Flow;
import io.brazier.flow.FlowObservation;
import io.brazier.flow.FlowResult;
import io.brazier.flow.Key;
import io.brazier.flow.Values;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.assertj.core.api.InstanceOfAssertFactories;
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
  void failedTaskIsOneWarningIfAllIsTakenBack() {
    fail(quietLog, this::broken, () -> {});

    assertThat(quietLog.lines())
        .extracting(RecordingLogger.Line::level)
        .containsExactly(Level.WARN);
    assertThat(texts(quietLog))
        .singleElement(as(InstanceOfAssertFactories.STRING))
        .contains("flow=f task=HostTask from=RUNNING to=FAILURE")
        .endsWith("failure=" + failure);
  }

  @Test
  void failedRevertWarnsOfItselfAndOfTheFlow() {
    fail(quietLog);

    assertThat(quietLog.lines()).extracting(RecordingLogger.Line::level).containsOnly(Level.WARN);
    assertThat(texts(quietLog))
        .satisfiesExactly(
            text -> assertThat(text).contains("to=FAILURE").endsWith("failure=" + failure),
            text -> assertThat(text).contains("to=REVERT_FAILURE").endsWith("failure=" + failure),
            text -> assertThat(text).contains("Flow", "to=FAILURE").endsWith("failure=" + failure));
  }

  @Test
  void refusalOfAClientWarnsNobodyAndShowsNoStack() {
    Fault refusal = new Fault.OverLimit("VolumeLimitExceeded", "Maximum number of volumes");
    for (RecordingLogger each : List.of(quietLog, log)) {
      fail(each, throwing(refusal), () -> {});
    }

    assertThat(quietLog.lines()).isEmpty();
    assertThat(log.lines()).extracting(RecordingLogger.Line::level).containsOnly(Level.DEBUG);
    assertThat(log.lines()).extracting(RecordingLogger.Line::stack).containsOnlyNulls();
    assertThat(texts(log)).anyMatch(text -> text.contains("to=FAILURE"));
  }

  @Test
  void refusalThatCouldNotBeTakenBackIsAWarning() {
    fail(quietLog, throwing(new Fault.Conflict("taken")), this::broken);

    assertThat(texts(quietLog))
        .satisfiesExactly(
            text -> assertThat(text).contains("task=HostTask", "to=REVERT_FAILURE"),
            text -> assertThat(text).contains("Flow", "to=FAILURE"));
  }

  @Test
  void faultOfTheHouseIsAWarning() {
    fail(quietLog, throwing(new Fault.BackendFailed("lvcreate failed", null)), () -> {});
    fail(quietLog, throwing(new Fault.Unavailable("no identity service", null)), () -> {});

    assertThat(texts(quietLog)).hasSize(2).allMatch(text -> text.contains("to=FAILURE"));
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
    fail(target, this::broken, this::broken);
  }

  private static void fail(RecordingLogger target, Supplier<String> work, Runnable undo) {
    FlowResult result =
        Flow.named("f")
            .then(new NamedTask(HOST, work, undo))
            .build()
            .attempt(Values.none(), new LoggingFlowListener(target));
    assertThat(result).isInstanceOf(FlowResult.Failed.class);
  }

  private static Supplier<String> throwing(Fault fault) {
    return () -> {
      throw fault;
    };
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
