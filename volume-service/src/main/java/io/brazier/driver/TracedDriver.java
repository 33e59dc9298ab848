package io.brazier.driver;

import io.brazier.backend.PoolReport;
import io.brazier.volume.VolumeId;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.util.List;
import java.util.function.Supplier;

/// Makes a span of every operation of a driver; the spans of its processes lie in it.
public final class TracedDriver implements VolumeDriver {

  private final VolumeDriver driver;
  private final String backend;
  private final Tracer tracer;

  /// @param driver what does the work
  /// @param backend the backend's name, an attribute of the spans
  public TracedDriver(VolumeDriver driver, String backend, Tracer tracer) {
    this.driver = driver;
    this.backend = backend;
    this.tracer = tracer;
  }

  @Override
  public void checkForSetupError() {
    traced(span("check_for_setup_error"), driver::checkForSetupError);
  }

  @Override
  public void create(VolumeSpec spec) {
    traced(volumeSpan("create", spec), () -> driver.create(spec));
  }

  @Override
  public void delete(VolumeSpec spec) {
    traced(volumeSpan("delete", spec), () -> driver.delete(spec));
  }

  @Override
  public PoolReport poolReport() {
    return traced(span("pool_report"), driver::poolReport);
  }

  @Override
  public List<VolumeId> volumes() {
    return traced(span("volumes"), driver::volumes);
  }

  private SpanBuilder span(String operation) {
    return tracer.spanBuilder("driver " + operation).setAttribute("brazier.backend", backend);
  }

  private SpanBuilder volumeSpan(String operation, VolumeSpec spec) {
    return span(operation)
        .setAttribute("brazier.volume.id", spec.id().value())
        .setAttribute("brazier.volume.size_gib", spec.size().value());
  }

  private static void traced(SpanBuilder builder, Runnable work) {
    traced(
        builder,
        () -> {
          work.run();
          return true;
        });
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
