package io.brazier.flow.observe;

import io.brazier.flow.FlowListener;
import io.brazier.flow.FlowState;
import io.brazier.flow.TaskState;
import io.brazier.flow.Transition;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Logs each transition: failures and reverts at WARN, all others at DEBUG, as Cinder's
/// DynamicLogListener does (`cinder/flow_utils.py`); besides, at INFO, one line for each flow that
/// succeeded, with the time that each task took. The stack of a failure shows only where DEBUG is
/// on, since most failures are ordinary refusals. Secrets show as a placeholder (T-2).
@Singleton
public final class LoggingFlowListener implements FlowListener {
  private final Logger log;

  public LoggingFlowListener(Logger log) {
    this.log = log;
  }

  @Override
  public void on(Transition transition) {
    switch (transition) {
      case Transition.OfTask task -> logTask(task);
      case Transition.OfFlow flow -> logFlow(flow);
    }
  }

  private void logTask(Transition.OfTask moved) {
    log.logf(
        level(moved.change().to()),
        stackOf(moved.failure()),
        "Task changed state flow=%s task=%s from=%s to=%s elapsedNanos=%d provided=%s failure=%s",
        moved.flow(),
        moved.task(),
        moved.change().from(),
        moved.change().to(),
        moved.change().elapsedNanos(),
        moved.provided(),
        moved.failure());
  }

  private void logFlow(Transition.OfFlow moved) {
    if (moved.change().to() == FlowState.SUCCESS) {
      log.infof(
          "Flow succeeded flow=%s elapsedMicros=%d taskMicros=%s",
          moved.flow(), micros(moved.change().elapsedNanos()), taskMicros(moved));
      return;
    }
    log.logf(
        level(moved.change().to()),
        stackOf(moved.failure()),
        "Flow changed state flow=%s from=%s to=%s elapsedNanos=%d failure=%s",
        moved.flow(),
        moved.change().from(),
        moved.change().to(),
        moved.change().elapsedNanos(),
        moved.failure());
  }

  private static String taskMicros(Transition.OfFlow moved) {
    return moved.tasks().stream()
        .map(time -> time.task() + ':' + micros(time.executeNanos()))
        .collect(Collectors.joining(","));
  }

  private static long micros(long nanos) {
    return TimeUnit.NANOSECONDS.toMicros(nanos);
  }

  private @Nullable Throwable stackOf(@Nullable Throwable failure) {
    return log.isDebugEnabled() ? failure : null;
  }

  private static Logger.Level level(TaskState state) {
    return switch (state) {
      case FAILURE, REVERTED, REVERT_FAILURE -> Logger.Level.WARN;
      case PENDING, RUNNING, SUCCESS, REVERTING, IGNORE -> Logger.Level.DEBUG;
    };
  }

  private static Logger.Level level(FlowState state) {
    return switch (state) {
      case REVERTED, FAILURE -> Logger.Level.WARN;
      case PENDING, RUNNING, SUCCESS -> Logger.Level.DEBUG;
    };
  }
}
