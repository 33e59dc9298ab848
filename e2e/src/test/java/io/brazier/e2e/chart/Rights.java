package io.brazier.e2e.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// No pod can do more than it must: the agent is the host's root, for LVM; the others are nobody.
/// None writes to its image or talks to Kubernetes.
final class Rights implements Rule {

  private static final Map<String, String> OF_EVERY_POD =
      Map.of("/automountServiceAccountToken", "false", "/enableServiceLinks", "false");

  private static final Map<String, String> OF_OTHERS =
      Map.of(
          "/securityContext/runAsNonRoot", "true",
          "/securityContext/runAsUser", "10001",
          "/securityContext/seccompProfile/type", "RuntimeDefault");

  private static final Map<String, String> OF_EVERY_CONTAINER =
      Map.of("/securityContext/readOnlyRootFilesystem", "true");

  private static final Map<String, String> OF_OTHERS_CONTAINERS =
      Map.of(
          "/securityContext/allowPrivilegeEscalation", "false",
          "/securityContext/privileged", "",
          "/securityContext/capabilities/add/0", "",
          "/securityContext/capabilities/drop/0", "ALL");

  private static final List<String> NEVER = List.of("hostNetwork", "hostPID", "hostIPC");

  @Override
  public Stream<String> faults(Manifests manifests) {
    return manifests.pods().stream()
        .flatMap(pod -> ofPod(pod).map(fault -> pod.title() + ": " + fault));
  }

  private static Stream<String> ofPod(Pod pod) {
    Stream<String> ofAll =
        Stream.of(
                others(pod.spec(), OF_EVERY_POD),
                pod.containers().flatMap(container -> others(container, OF_EVERY_CONTAINER)),
                NEVER.stream().filter(pod.spec()::has))
            .flatMap(faults -> faults);
    return pod.isAgent() ? ofAll : Stream.concat(ofAll, ofUnprivileged(pod));
  }

  private static Stream<String> ofUnprivileged(Pod pod) {
    return Stream.of(
            others(pod.spec(), OF_OTHERS),
            pod.containers().flatMap(container -> others(container, OF_OTHERS_CONTAINERS)),
            Manifests.inside(pod.spec())
                .filter(node -> node.has("hostPath"))
                .map(node -> "has a folder of the host: " + node))
        .flatMap(faults -> faults);
  }

  private static Stream<String> others(JsonNode node, Map<String, String> expected) {
    return expected.entrySet().stream()
        .filter(field -> !Manifests.text(node, field.getKey()).equals(field.getValue()))
        .map(field -> field.getKey() + " is not " + field.getValue());
  }
}
