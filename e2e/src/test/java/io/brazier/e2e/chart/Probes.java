package io.brazier.e2e.chart;

import static io.brazier.e2e.chart.Manifests.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;

/// A service is asked whether it began, is ready and lives, at its management port, which nobody
/// else is led to.
final class Probes implements Rule {

  private static final String MANAGEMENT = "management";

  private static final Map<String, String> PATHS =
      Map.of(
          "startupProbe", "/q/health/live",
          "readinessProbe", "/q/health/ready",
          "livenessProbe", "/q/health/live");

  @Override
  public Stream<String> faults(Manifests manifests) {
    return Stream.concat(
        manifests.pods().stream().filter(Pod::isService).flatMap(Probes::ofService),
        manifests
            .ofKind("Service")
            .filter(service ->
                Manifests.list(service, "/spec/ports")
                    .anyMatch(port -> text(port, "/targetPort").equals(MANAGEMENT)))
            .map(service -> Manifests.title(service) + " publishes health and metrics"));
  }

  private static Stream<String> ofService(Pod pod) {
    return pod.containers()
        .flatMap(container ->
            PATHS.entrySet().stream()
                .filter(probe -> !asks(container.path(probe.getKey()), probe.getValue()))
                .map(probe -> pod.title() + " has a wrong " + probe.getKey()))
        .sorted();
  }

  private static boolean asks(JsonNode probe, String path) {
    return text(probe, "/httpGet/path").equals(path)
        && text(probe, "/httpGet/port").equals(MANAGEMENT);
  }
}
