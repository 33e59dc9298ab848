package io.brazier.driver;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.util.function.Supplier;

/// Makes a span of every operation of a driver; the spans of its processes lie in it.
public final class TracedDriver extends AroundDriver {

  private final String backend;
  private final Tracer tracer;

  /// @param driver what does the work
  /// @param backend the backend's name, an attribute of the spans
  public TracedDriver(VolumeDriver driver, String backend, Tracer tracer) {
    super(driver);
    this.backend = backend;
    this.tracer = tracer;
  }

  @Override
  protected <T> T around(String operation, Supplier<T> work) {
    return traced(span(operation), work);
  }

  @Override
  protected void around(String operation, VolumeSpec spec, Runnable work) {
    SpanBuilder span =
        span(operation)
            .setAttribute("brazier.volume.id", spec.id().value())
            .setAttribute("brazier.volume.size_gib", spec.size().value());
    var _ =
        traced(
            span,
            () -> {
              work.run();
              return true;
            });
  }

  private SpanBuilder span(String operation) {
    return tracer.spanBuilder("driver " + operation).setAttribute("brazier.backend", backend);
  }

  private static <T> T traced(SpanBuilder builder, Supplier<T> work) {
    Span span = builder.startSpan();
    boolean done = false;
    try (Scope _ = span.makeCurrent()) {
      T answer = work.get();
      done = true;
      return answer;
    } finally {
      if (!done) {
        span.setStatus(StatusCode.ERROR);
      }
      span.end();
    }
  }
}
