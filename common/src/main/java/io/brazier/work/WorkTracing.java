package io.brazier.work;

import io.brazier.bus.PublishOutcome;
import io.brazier.bus.PublishOutcome.Confirmed;
import io.brazier.bus.PublishOutcome.Failed;
import io.brazier.bus.PublishOutcome.Unroutable;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Carries one trace from the request through rows and messages to the handlers (P8): the row keeps
/// the span it was accepted or handed on in, the message that of its publishing, and the handler
/// runs in a child of the latter.
@Singleton
class WorkTracing {

  private static final String TRACEPARENT = "traceparent";
  private static final TextMapGetter<Map<String, String>> FROM_MAP =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
          return List.copyOf(carrier.keySet());
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
          return carrier == null ? null : carrier.get(key);
        }
      };

  private final Tracer tracer;

  WorkTracing(Tracer tracer) {
    this.tracer = tracer;
  }

  /// The current span as a W3C header, null if there is none.
  @Nullable String traceparent() {
    return traceparent(Context.current());
  }

  /// Opens a span for publishing a row, as a child of the one that the row keeps.
  Publishing publishing(Cast cast) {
    Context parent = context(cast.traceparent());
    Span span =
        tracer
            .spanBuilder(cast.operation() + " publish")
            .setParent(parent)
            .setSpanKind(SpanKind.PRODUCER)
            .setAttribute("messaging.system", "rabbitmq")
            .setAttribute("messaging.destination.name", cast.topic().name())
            .setAttribute("brazier.worker.id", cast.workerId())
            .startSpan();
    return new Publishing(span, traceparent(parent.with(span)));
  }

  /// Runs a handler in a span, as a child of the one in the message.
  ///
  /// @throws RuntimeException what the handler throws; the span records it
  void process(Lease lease, @Nullable String traceparent, Runnable handler) {
    Span span =
        tracer
            .spanBuilder(lease.operation() + " process")
            .setParent(context(traceparent))
            .setSpanKind(SpanKind.CONSUMER)
            .setAttribute("messaging.system", "rabbitmq")
            .setAttribute("messaging.destination.name", lease.topic().name())
            .setAttribute("brazier.worker.id", lease.workerId())
            .setAttribute("brazier.resource.id", lease.resource().id())
            .setAttribute("brazier.request.id", lease.requester().requestId())
            .setAttribute("brazier.attempt", lease.attempt())
            .startSpan();
    try (Scope _ = span.makeCurrent()) {
      handler.run();
    } catch (RuntimeException | Error e) {
      span.recordException(e);
      span.setStatus(StatusCode.ERROR);
      throw e;
    } finally {
      span.end();
    }
  }

  private static Context context(@Nullable String traceparent) {
    return traceparent == null
        ? Context.root()
        : W3CTraceContextPropagator.getInstance()
            .extract(Context.root(), Map.of(TRACEPARENT, traceparent), FROM_MAP);
  }

  private static @Nullable String traceparent(Context context) {
    Map<String, String> carrier = new HashMap<>();
    W3CTraceContextPropagator.getInstance()
        .inject(context, carrier, (_, key, value) -> carrier.put(key, value));
    return carrier.get(TRACEPARENT);
  }

  /// The open span of one cast.
  record Publishing(Span span, @Nullable String traceparent) {

    /// Closes it with what became of the cast.
    void end(PublishOutcome outcome) {
      switch (outcome) {
        case Confirmed() -> span.setAttribute("brazier.cast", "confirmed");
        case Unroutable() -> span.setStatus(StatusCode.ERROR, "unroutable");
        case Failed(String reason) -> span.setStatus(StatusCode.ERROR, reason);
      }
      span.end();
    }
  }
}
