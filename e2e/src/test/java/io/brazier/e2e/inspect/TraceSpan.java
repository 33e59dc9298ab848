package io.brazier.e2e.inspect;

import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;

/// A span as a service exported it.
///
/// @param service the name of the service that made it
/// @param traceId hexadecimal
/// @param parentId hexadecimal; empty for the first of a trace
/// @param kind such as `SERVER`, `PRODUCER`, `CONSUMER`
public record TraceSpan(
    String service, String traceId, String spanId, String parentId, String kind, String name) {

  private static final String KIND_PREFIX = "SPAN_KIND_";

  static TraceSpan of(String service, Span span) {
    return new TraceSpan(
        service,
        hex(span.getTraceId().toByteArray()),
        hex(span.getSpanId().toByteArray()),
        hex(span.getParentSpanId().toByteArray()),
        span.getKind().name().substring(KIND_PREFIX.length()),
        span.getName());
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
