package io.brazier.flow.observe;

import io.brazier.flow.FlowListener;
import io.brazier.flow.Transition;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Makes a span of each task's `execute` and of each `revert`, child of the span that is current
/// when the flow runs, and current while the task works. One object serves all threads: the open
/// spans are kept per thread, as a stack because a task may run a flow itself.
@Singleton
public final class TracingFlowListener implements FlowListener {
  static final AttributeKey<String> FLOW = AttributeKey.stringKey("brazier.flow");
  static final AttributeKey<String> TASK = AttributeKey.stringKey("brazier.task");
  static final AttributeKey<String> STATE = AttributeKey.stringKey("brazier.task.state");

  private record OpenSpan(String flow, String task, Span span, Scope scope) {
    boolean isOf(Transition.OfTask moved) {
      return flow.equals(moved.flow()) && task.equals(moved.task());
    }
  }

  private final Tracer tracer;
  private final ThreadLocal<Deque<OpenSpan>> open = ThreadLocal.withInitial(ArrayDeque::new);

  public TracingFlowListener(Tracer tracer) {
    this.tracer = tracer;
  }

  @Override
  public void on(Transition transition) {
    switch (transition) {
      case Transition.OfFlow _ -> {}
      case Transition.OfTask task -> onTask(task);
    }
  }

  private void onTask(Transition.OfTask moved) {
    switch (moved.change().to()) {
      case RUNNING -> start(moved, moved.task());
      case REVERTING -> start(moved, "revert " + moved.task());
      case SUCCESS, FAILURE, REVERTED, REVERT_FAILURE -> end(moved);
      case PENDING -> {}
    }
  }

  // The scope outlives this call by design: `end` closes it, on the same thread.
  @SuppressWarnings("MustBeClosedChecker")
  private void start(Transition.OfTask moved, String name) {
    Span span =
        tracer
            .spanBuilder(name)
            .setAttribute(FLOW, moved.flow())
            .setAttribute(TASK, moved.task())
            .startSpan();
    open.get().push(new OpenSpan(moved.flow(), moved.task(), span, span.makeCurrent()));
  }

  private void end(Transition.OfTask moved) {
    Deque<OpenSpan> spans = open.get();
    @Nullable OpenSpan top = spans.peek();
    // Nothing of this task is open if its start failed; an outer flow's span must stay then.
    if (top != null && top.isOf(moved)) {
      spans.pop();
      finish(top, moved);
    }
    if (spans.isEmpty()) {
      open.remove();
    }
  }

  private static void finish(OpenSpan open, Transition.OfTask moved) {
    open.scope().close();
    Span span = open.span();
    span.setAttribute(STATE, moved.change().to().name());
    Throwable failure = moved.failure();
    if (failure != null) {
      span.setStatus(StatusCode.ERROR);
      span.recordException(failure);
    }
    span.end();
  }
}
