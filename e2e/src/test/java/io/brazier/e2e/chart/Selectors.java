package io.brazier.e2e.chart;

import static io.brazier.e2e.chart.Manifests.text;
import static io.brazier.e2e.chart.Manifests.title;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/// Whoever selects pods finds some; a workload finds its own and nobody else's, and a pod that is
/// kept away from others, or spread among them, is one of them.
final class Selectors implements Rule {

  @Override
  public Stream<String> faults(Manifests manifests) {
    List<Pod> pods = manifests.pods();
    return Stream.of(
            pods.stream().filter(Pod::isService).flatMap(pod -> ofWorkload(pod, pods)),
            pods.stream().flatMap(Selectors::ofPod),
            manifests.ofKind("Service").flatMap(o -> ofOther(o, o.at("/spec/selector"), pods)),
            manifests
                .ofKind("PodDisruptionBudget", "PodMonitor")
                .flatMap(o -> ofOther(o, o.at("/spec/selector/matchLabels"), pods)),
            manifests
                .ofKind("NetworkPolicy")
                .flatMap(o -> ofOther(o, o.at("/spec/podSelector/matchLabels"), pods)),
            manifests.ofKind("HorizontalPodAutoscaler").flatMap(o -> ofAutoscaler(o, manifests)),
            manifests.ofKind("StatefulSet").flatMap(o -> ofStatefulSet(o, manifests)))
        .flatMap(faults -> faults);
  }

  private static Stream<String> ofWorkload(Pod own, List<Pod> pods) {
    JsonNode selector = own.owner().at("/spec/selector/matchLabels");
    return pods.stream()
        .filter(pod -> pod.isSelectedBy(selector) != pod.equals(own))
        .map(pod ->
            pod.equals(own)
                ? own.title() + " does not select its pods"
                : own.title() + " selects pods of " + pod.title());
  }

  private static Stream<String> ofPod(Pod pod) {
    return Manifests.inside(pod.spec())
        .filter(node -> node.has("topologyKey"))
        .filter(node -> !pod.isSelectedBy(node.at("/labelSelector/matchLabels")))
        .map(node -> pod.title() + " places itself by other pods: " + node);
  }

  private static Stream<String> ofOther(JsonNode object, JsonNode selector, List<Pod> pods) {
    return pods.stream().anyMatch(pod -> pod.isSelectedBy(selector))
        ? Stream.empty()
        : Stream.of(title(object) + " selects no pods");
  }

  private static Stream<String> ofAutoscaler(JsonNode object, Manifests manifests) {
    JsonNode target = object.at("/spec/scaleTargetRef");
    return manifests.find(text(target, "/kind"), text(target, "/name")).isMissingNode()
        ? Stream.of(title(object) + " scales nothing")
        : Stream.empty();
  }

  private static Stream<String> ofStatefulSet(JsonNode object, Manifests manifests) {
    JsonNode service = manifests.find("Service", text(object, "/spec/serviceName"));
    return text(service, "/spec/clusterIP").equals("None")
        ? Stream.empty()
        : Stream.of(title(object) + " has no headless Service");
  }
}
