package io.brazier.e2e.inspect;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/// A collector for traces that keeps them, so that a test reads what services export by OTLP over
/// HTTP. Its list is written by the server's thread and read by the test's.
public final class TraceReceiver implements AutoCloseable {

  private static final String SERVICE_NAME = "service.name";

  private final HttpServer server;
  private final List<TraceSpan> spans = new CopyOnWriteArrayList<>();

  private TraceReceiver(HttpServer server) {
    this.server = server;
  }

  /// Listens on the loopback.
  ///
  /// @param port the one that the services were told; 0 for a free one
  public static TraceReceiver listen(int port) {
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      TraceReceiver receiver = new TraceReceiver(HttpServer.create(address, 0));
      receiver.server.createContext("/v1/traces", receiver::receive);
      receiver.server.start();
      return receiver;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where it listens.
  int port() {
    return server.getAddress().getPort();
  }

  /// What has come of a trace.
  public List<TraceSpan> trace(String traceId) {
    return spans.stream().filter(span -> span.traceId().equals(traceId)).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange;
        InputStream body = body(exchange)) {
      ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().forEach(this::keep);
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private static InputStream body(HttpExchange exchange) throws IOException {
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    return zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
  }

  private void keep(ResourceSpans resource) {
    String service =
        resource.getResource().getAttributesList().stream()
            .filter(attribute -> attribute.getKey().equals(SERVICE_NAME))
            .map(attribute -> attribute.getValue().getStringValue())
            .findFirst()
            .orElse("");
    for (ScopeSpans scope : resource.getScopeSpansList()) {
      scope.getSpansList().forEach(span -> spans.add(TraceSpan.of(service, span)));
    }
  }
}
