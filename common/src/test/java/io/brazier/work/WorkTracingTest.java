package io.brazier.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.bus.PublishOutcome;
import io.brazier.operation.Operation;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkTracingTest {

  private final Spans spans = new Spans();
  private final Tracer tracer =
      SdkTracerProvider.builder()
          .addSpanProcessor(SimpleSpanProcessor.create(spans))
          .build()
          .get("test");
  private final WorkTracing tracing = new WorkTracing(tracer);

  @Test
  void oneTraceGoesFromTheRequestThroughTheCastToTheHandler() {
    Span request = tracer.spanBuilder("POST /volumes").startSpan();
    @Nullable String kept;
    try (Scope _ = request.makeCurrent()) {
      kept = tracing.traceparent();
    }
    request.end();
    WorkTracing.Publishing publishing = tracing.publishing(cast(kept));
    publishing.end(new PublishOutcome.Confirmed());
    tracing.process(lease(), publishing.traceparent(), () -> assertThat(kept).isNotNull());

    SpanData publish = spans.get(1);
    SpanData process = spans.get(2);
    assertThat(publish.getName()).isEqualTo("create_volume publish");
    assertThat(publish.getKind()).isEqualTo(SpanKind.PRODUCER);
    assertThat(publish.getParentSpanId()).isEqualTo(request.getSpanContext().getSpanId());
    assertThat(process.getName()).isEqualTo("create_volume process");
    assertThat(process.getKind()).isEqualTo(SpanKind.CONSUMER);
    assertThat(process.getParentSpanId()).isEqualTo(publish.getSpanId());
    assertThat(spans.all)
        .extracting(SpanData::getTraceId)
        .containsOnly(request.getSpanContext().getTraceId());
  }

  @Test
  void handlerRunsInItsSpanSoThatItsHandOnIsAChild() {
    tracing.process(
        lease(),
        null,
        () ->
            assertThat(tracing.traceparent())
                .contains(Span.current().getSpanContext().getSpanId()));
    assertThat(tracing.traceparent()).isNull();
  }

  @Test
  void failureOfTheHandlerIsRecordedAndPassedOn() {
    assertThatThrownBy(() ->
            tracing.process(
                lease(),
                null,
                () -> {
                  throw new IllegalStateException("boom");
                }))
        .hasMessage("boom");
    assertThat(spans.get(0).getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(spans.get(0).getEvents()).hasSize(1);
  }

  @Test
  void castThatFailedShowsInItsSpan() {
    tracing.publishing(cast(null)).end(new PublishOutcome.Failed("no broker"));
    tracing.publishing(cast(null)).end(new PublishOutcome.Unroutable());
    assertThat(spans.all)
        .extracting(span -> span.getStatus().getDescription())
        .containsExactly("no broker", "unroutable");
  }

  private static Cast cast(@Nullable String traceparent) {
    return new Cast(1, 0, WorkSamples.topic(), "create_volume", "req-1", traceparent);
  }

  private static Lease lease() {
    return new Lease(
        1,
        1,
        WorkSamples.topic(),
        Operation.CREATE_VOLUME.on(WorkSamples.volume().value()),
        "create_volume",
        WorkSamples.REQUESTER,
        1,
        null,
        "{}",
        null);
  }

  /// Keeps spans in the order in which they ended.
  private static final class Spans implements SpanExporter {
    private final List<SpanData> all = new CopyOnWriteArrayList<>();

    SpanData get(int index) {
      return all.get(index);
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> ended) {
      all.addAll(ended);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
