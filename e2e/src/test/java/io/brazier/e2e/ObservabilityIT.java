package io.brazier.e2e;

import static io.brazier.e2e.instance.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.e2e.client.Answer;
import io.brazier.e2e.client.Api;
import io.brazier.e2e.client.Project;
import io.brazier.e2e.inspect.TraceReceiver;
import io.brazier.e2e.inspect.TraceSpan;
import io.brazier.e2e.instance.Brazier;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// What the services tell of themselves: health, metrics and one trace from HTTP to LVM (P8).
class ObservabilityIT {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String TRACEPARENT = "00-" + TRACE + "-b7ad6b7169203331-01";

  private final Brazier brazier = Brazier.shared();

  @AutoClose private final Project project = Project.fresh(brazier);

  @Test
  void oneTraceLeadsFromTheRequestThroughBothCastsToLvcreate() {
    try (TraceReceiver receiver = TraceReceiver.listen(brazier.tracePort())) {
      String volume = project.with("traceparent", TRACEPARENT).create(project.thin());
      project.awaitAvailable(volume);

      eventually("the trace is complete", () -> assertIsComplete(receiver.trace(TRACE)));
    }
  }

  @Test
  void everyServiceIsHealthyAndMeasured() {
    services().forEach(ObservabilityIT::assertIsHealthyAndMeasured);
  }

  private static void assertIsComplete(List<TraceSpan> trace) {
    assertThat(trace)
        .as("the request")
        .anyMatch(span -> span.kind().equals("SERVER") && span.service().equals("brazier-api"));
    assertThat(casts(trace, "PRODUCER")).as("casts").contains("brazier-api", "brazier-scheduler");
    assertThat(casts(trace, "CONSUMER")).as("work").contains("brazier-scheduler", "brazier-volume");
    assertThat(trace)
        .as("the process")
        .anyMatch(
            span -> span.name().contains("lvcreate") && span.service().equals("brazier-volume"));
    assertThat(trace).as("one tree").filteredOn(span -> isOrphan(span, trace)).hasSize(1);
  }

  private static List<String> casts(List<TraceSpan> trace, String kind) {
    return trace.stream()
        .filter(span -> span.kind().equals(kind) && span.name().startsWith("create_volume"))
        .map(TraceSpan::service)
        .toList();
  }

  /// The request itself is one: its parent is the client's.
  private static boolean isOrphan(TraceSpan span, List<TraceSpan> trace) {
    return trace.stream().noneMatch(other -> other.spanId().equals(span.parentId()));
  }

  private Stream<Api> services() {
    return brazier.healthPorts().values().stream()
        .map(port -> new Api("http://127.0.0.1:" + port, "", Map.of("Accept", "*/*")));
  }

  private static void assertIsHealthyAndMeasured(Api service) {
    Answer live = service.get("/q/health/live").expect(200);
    Answer ready = service.get("/q/health/ready").expect(200);
    Answer metrics = service.get("/q/metrics").expect(200);

    assertThat(live.json().get("status").asText()).isEqualTo("UP");
    assertThat(ready.json().get("checks"))
        .as("what %s depends on", service.endpoint())
        .isNotEmpty()
        .allSatisfy(check -> assertThat(check.get("status").asText()).isEqualTo("UP"));
    assertThat(metrics.body()).contains("jvm_memory_used_bytes", "jvm_threads_live_threads");
  }
}
