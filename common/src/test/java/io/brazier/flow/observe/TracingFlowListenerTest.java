package io.brazier.flow.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.flow.Flow;
import io.brazier.flow.FlowListener;
import io.brazier.flow.FlowResult;
import io.brazier.flow.Key;
import io.brazier.flow.Transition;
import io.brazier.flow.Values;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TracingFlowListenerTest {
  private static final Key<String> A = Key.of("A", String.class);
  private static final Key<String> B = Key.of("B", String.class);

  private final SpanCollector spans = new SpanCollector();
  private final SdkTracerProvider provider =
      SdkTracerProvider.builder().addSpanProcessor(spans).build();
  private final Tracer tracer = provider.get("flows");
  private final FlowListener listener = new TracingFlowListener(tracer);

  @AfterEach
  void close() {
    assertThat(Span.current().getSpanContext().isValid()).as("a span is left open").isFalse();
    provider.close();
  }

  @Test
  void eachTaskIsASpanBelowTheCurrentOne() {
    Span request = tracer.spanBuilder("request").startSpan();
    try (Scope _ = request.makeCurrent()) {
      twoTasks(() -> "b").run(Values.none(), listener);
    }

    assertThat(spans.ended()).extracting(SpanData::getName).containsExactly("ATask", "BTask");
    assertThat(spans.ended())
        .extracting(SpanData::getParentSpanId)
        .containsOnly(request.getSpanContext().getSpanId());
    assertThat(spans.ended().getFirst().getAttributes().asMap())
        .containsEntry(TracingFlowListener.FLOW, "f")
        .containsEntry(TracingFlowListener.TASK, "ATask")
        .containsEntry(TracingFlowListener.STATE, "SUCCESS");
  }

  @Test
  void spanIsCurrentWhileTheTaskWorks() {
    List<String> seen = new ArrayList<>();

    Flow.named("f")
        .then(new NamedTask(A, () -> note(seen), () -> {}))
        .build()
        .run(Values.none(), listener);

    assertThat(seen).containsExactly(spans.ended().getFirst().getSpanId());
  }

  @Test
  void failureAndRevertsAreSpansToo() {
    fail(twoTasks(this::broken), listener);

    assertThat(spans.ended())
        .extracting(SpanData::getName)
        .containsExactly("ATask", "BTask", "revert BTask", "revert ATask");
    SpanData failed = spans.ended().get(1);
    assertThat(failed.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(failed.getEvents())
        .singleElement()
        .satisfies(event -> assertThat(event.getName()).isEqualTo("exception"));
    assertThat(spans.ended().getLast().getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
  }

  @Test
  void failedRevertIsAnErrorSpan() {
    fail(Flow.named("f").then(new NamedTask(A, this::broken, this::broken)).build(), listener);

    assertThat(spans.ended().getLast().getName()).isEqualTo("revert ATask");
    assertThat(spans.ended().getLast().getAttributes().asMap())
        .containsEntry(TracingFlowListener.STATE, "REVERT_FAILURE");
  }

  @Test
  void flowWithinATaskNestsItsSpans() {
    Flow inner = Flow.named("inner").then(new NamedTask(B, () -> "b", () -> {})).build();
    Flow outer =
        Flow.named("outer")
            .then(new NamedTask(A, () -> inner.run(Values.none(), listener).get(B), () -> {}))
            .build();

    outer.run(Values.none(), listener);

    SpanData outerSpan = spans.ended().getLast();
    assertThat(outerSpan.getName()).isEqualTo("ATask");
    assertThat(spans.ended().getFirst().getParentSpanId()).isEqualTo(outerSpan.getSpanId());
  }

  @Test
  void endOfATaskWhoseStartWasMissedClosesNoOtherSpan() {
    FlowListener late = skippingStarts(listener);
    Flow inner = Flow.named("inner").then(new NamedTask(B, () -> "b", () -> {})).build();
    Flow outer =
        Flow.named("outer")
            .then(new NamedTask(A, () -> inner.run(Values.none(), late).get(B), () -> {}))
            .build();

    outer.run(Values.none(), listener);

    assertThat(spans.ended()).extracting(SpanData::getName).containsExactly("ATask");
  }

  private static FlowListener skippingStarts(FlowListener listener) {
    return moved -> {
      if (moved instanceof Transition.OfTask task
          && task.failure() == null
          && task.provided() != null) {
        listener.on(moved);
      }
    };
  }

  private Flow twoTasks(Supplier<String> second) {
    return Flow.named("f")
        .then(new NamedTask(A, () -> "a", () -> {}))
        .then(new NamedTask(B, second, () -> {}))
        .build();
  }

  private static void fail(Flow flow, FlowListener listener) {
    assertThat(flow.attempt(Values.none(), listener)).isInstanceOf(FlowResult.Failed.class);
  }

  private static String note(List<String> seen) {
    seen.add(Span.current().getSpanContext().getSpanId());
    return "a";
  }

  private String broken() {
    throw new IllegalStateException("broken");
  }
}
