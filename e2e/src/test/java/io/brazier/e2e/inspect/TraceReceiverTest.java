package io.brazier.e2e.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TraceReceiverTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";

  @AutoClose private final HttpClient client = HttpClient.newHttpClient();
  @AutoClose private final TraceReceiver receiver = TraceReceiver.listen(0);

  @Test
  void exportedSpanIsKeptUnderItsTrace() throws IOException, InterruptedException {
    assertThat(post(export().toByteArray(), "identity")).isEqualTo(200);

    assertThat(receiver.trace(TRACE))
        .containsExactly(new TraceSpan("brazier-api", TRACE, SPAN, "", "SERVER", "POST /volumes"));
    assertThat(receiver.trace("00")).isEmpty();
  }

  @Test
  void compressedExportIsReadToo() throws IOException, InterruptedException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(body)) {
      export().writeTo(zip);
    }

    assertThat(post(body.toByteArray(), "gzip")).isEqualTo(200);

    assertThat(receiver.trace(TRACE)).hasSize(1);
  }

  private int post(byte[] body, String encoding) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:%d/v1/traces".formatted(receiver.port()));
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Encoding", encoding)
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }

  private static ExportTraceServiceRequest export() {
    Span span =
        Span.newBuilder()
            .setTraceId(bytes(TRACE))
            .setSpanId(bytes(SPAN))
            .setKind(Span.SpanKind.SPAN_KIND_SERVER)
            .setName("POST /volumes")
            .build();
    KeyValue service =
        KeyValue.newBuilder()
            .setKey("service.name")
            .setValue(AnyValue.newBuilder().setStringValue("brazier-api"))
            .build();
    return ExportTraceServiceRequest.newBuilder()
        .addResourceSpans(
            ResourceSpans.newBuilder()
                .setResource(Resource.newBuilder().addAttributes(service))
                .addScopeSpans(ScopeSpans.newBuilder().addSpans(span)))
        .build();
  }

  private static ByteString bytes(String hex) {
    return ByteString.copyFrom(HexFormat.of().parseHex(hex));
  }
}
