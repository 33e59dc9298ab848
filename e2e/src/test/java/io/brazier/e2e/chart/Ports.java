package io.brazier.e2e.chart;

import static io.brazier.e2e.chart.Manifests.list;
import static io.brazier.e2e.chart.Manifests.text;
import static io.brazier.e2e.chart.Manifests.title;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/// Every port that somebody leads to is one of the pods there.
final class Ports implements Rule {

  @Override
  public Stream<String> faults(Manifests manifests) {
    return Stream.of(
            manifests.ofKind("Service").flatMap(o -> ofService(o, manifests)),
            manifests.ofKind("Ingress").flatMap(o -> ofIngress(o, manifests)),
            manifests.ofKind("NetworkPolicy").flatMap(o -> ofPolicy(o, manifests)),
            manifests.ofKind("PodMonitor").flatMap(o -> ofMonitor(o, manifests)))
        .flatMap(faults -> faults);
  }

  private static Stream<String> ofService(JsonNode service, Manifests manifests) {
    return manifests.pods().stream()
        .filter(pod -> pod.isSelectedBy(service.at("/spec/selector")))
        .flatMap(pod ->
            list(service, "/spec/ports")
                .filter(port -> !pod.hasPort(port.at("/targetPort")))
                .map(port -> title(service) + ": no port of " + pod.title() + ": " + port));
  }

  private static Stream<String> ofIngress(JsonNode ingress, Manifests manifests) {
    return Manifests.inside(ingress)
        .flatMap(node -> Stream.of(node.path("backend").path("service")))
        .filter(JsonNode::isObject)
        .filter(backend -> !hasPort(manifests, backend))
        .map(backend -> title(ingress) + " leads to no port of a Service: " + backend);
  }

  private static boolean hasPort(Manifests manifests, JsonNode backend) {
    return list(manifests.find("Service", text(backend, "/name")), "/spec/ports")
        .anyMatch(port ->
            port.at("/name").equals(backend.at("/port/name"))
                || port.at("/port").equals(backend.at("/port/number")));
  }

  private static Stream<String> ofPolicy(JsonNode policy, Manifests manifests) {
    return ofSomePod(
        policy,
        policy.at("/spec/podSelector/matchLabels"),
        list(policy, "/spec/ingress")
            .flatMap(ingress -> list(ingress, "/ports"))
            .map(port -> port.at("/port")),
        manifests);
  }

  private static Stream<String> ofMonitor(JsonNode monitor, Manifests manifests) {
    return ofSomePod(
        monitor,
        monitor.at("/spec/selector/matchLabels"),
        list(monitor, "/spec/podMetricsEndpoints").map(endpoint -> endpoint.at("/port")),
        manifests);
  }

  private static Stream<String> ofSomePod(
      JsonNode object, JsonNode selector, Stream<JsonNode> ports, Manifests manifests) {
    return ports
        .filter(port ->
            manifests.pods().stream()
                .noneMatch(pod -> pod.isSelectedBy(selector) && pod.hasPort(port)))
        .map(port -> title(object) + ": no pod that it selects has the port " + port);
  }
}
