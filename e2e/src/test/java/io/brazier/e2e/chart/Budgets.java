package io.brazier.e2e.chart;

import static io.brazier.e2e.chart.Manifests.text;
import static io.brazier.e2e.chart.Manifests.title;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/// Who has several pods keeps one while nodes are emptied, and no budget keeps a node from being
/// emptied.
final class Budgets implements Rule {

  @Override
  public Stream<String> faults(Manifests manifests) {
    return manifests.pods().stream()
        .filter(pod -> pod.isService() && !pod.isAgent())
        .flatMap(pod -> ofService(pod, manifests));
  }

  private static Stream<String> ofService(Pod pod, Manifests manifests) {
    int pods = fewest(pod.owner(), manifests);
    int kept =
        manifests
            .ofKind("PodDisruptionBudget")
            .filter(budget -> pod.isSelectedBy(budget.at("/spec/selector/matchLabels")))
            .mapToInt(budget -> budget.at("/spec/minAvailable").asInt())
            .sum();
    if (kept == 0) {
      return pods > 1 ? Stream.of(pod.title() + " may lose all its pods at once") : Stream.empty();
    }
    return kept < pods
        ? Stream.empty()
        : Stream.of("%s keeps %d of %d pods where they are".formatted(pod.title(), kept, pods));
  }

  private static int fewest(JsonNode workload, Manifests manifests) {
    return manifests
        .ofKind("HorizontalPodAutoscaler")
        .filter(scaler ->
            title(workload)
                .equals(
                    text(scaler, "/spec/scaleTargetRef/kind")
                        + "/"
                        + text(scaler, "/spec/scaleTargetRef/name")))
        .map(scaler -> scaler.at("/spec/minReplicas"))
        .findFirst()
        .orElse(workload.at("/spec/replicas"))
        .asInt();
  }
}
