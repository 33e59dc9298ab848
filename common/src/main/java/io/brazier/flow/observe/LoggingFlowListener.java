package io.brazier.flow.observe;

import io.brazier.fault.Fault;
import io.brazier.flow.FlowListener;
import io.brazier.flow.Transition;
import io.brazier.flow.Transition.FlowState;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jspecify.annotations.Nullable;

/// Logs each transition at DEBUG, as Cinder's DynamicLogListener does (`cinder/flow_utils.py`), but
/// at WARN a task that failed, a revert that failed, and a flow that could not take all back;
/// besides, at INFO, one line for each flow that succeeded, with the time that each task took.
///
/// A refusal is the client's affair and told where the request ends: its task stays at DEBUG, and
/// shows no stack. The stack of any other failure shows once, and only where DEBUG is on. Secrets
/// show as a placeholder (T-2).
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
    Level level = level(moved);
    log.logf(
        level,
        level == Level.WARN && log.isDebugEnabled() ? moved.failure() : null,
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
        moved.change().to() == FlowState.FAILURE ? Level.WARN : Level.DEBUG,
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

  private static Level level(Transition.OfTask moved) {
    return switch (moved.change().to()) {
      case FAILURE -> isRefusal(moved.failure()) ? Level.DEBUG : Level.WARN;
      case REVERT_FAILURE -> Level.WARN;
      case PENDING, RUNNING, SUCCESS, REVERTING, REVERTED -> Level.DEBUG;
    };
  }

  /// Whether it is the client who has to hear of it, not the operator.
  private static boolean isRefusal(@Nullable Throwable failure) {
    return failure instanceof Fault fault
        && switch (fault) {
          case Fault.Unavailable _, Fault.Failed _, Fault.BackendFailed _ -> false;
          case Fault.NotFound _,
              Fault.Invalid _,
              Fault.Conflict _,
              Fault.Forbidden _,
              Fault.Unauthorized _,
              Fault.OverLimit _,
              Fault.TooLarge _,
              Fault.UnsupportedMediaType _,
              Fault.UnsupportedVersion _,
              Fault.PreconditionFailed _,
              Fault.Busy _ ->
              true;
        };
  }
}
