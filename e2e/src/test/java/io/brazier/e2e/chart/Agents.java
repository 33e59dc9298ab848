package io.brazier.e2e.chart;

import static io.brazier.e2e.chart.Manifests.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.stream.Stream;

/// There is one agent on a host at a time, never two, whatever is replaced by what; it has the
/// host's name and devices.
final class Agents implements Rule {

  private static final String ROLLING = "/spec/updateStrategy/rollingUpdate";

  @Override
  public Stream<String> faults(Manifests manifests) {
    return manifests.pods().stream().filter(Pod::isAgent).flatMap(Agents::ofAgent);
  }

  private static Stream<String> ofAgent(Pod pod) {
    return Stream.of(
            fault(!isReplacedFirst(pod.owner()), "is not gone before the next one comes"),
            fault(!staysAway(pod), "comes to hosts that have an agent of another group"),
            fault(!hasHostName(pod), "does not have the name of its node"),
            fault(pod.spec().path("nodeSelector").isEmpty(), "runs on every node"),
            fault(!hasDevices(pod), "has not the host's devices"))
        .flatMap(faults -> faults)
        .map(fault -> pod.title() + " " + fault);
  }

  private static Stream<String> fault(boolean is, String sentence) {
    return is ? Stream.of(sentence) : Stream.empty();
  }

  private static boolean isReplacedFirst(JsonNode daemonSet) {
    return text(daemonSet, "/spec/updateStrategy/type").equals("RollingUpdate")
        && daemonSet.at(ROLLING + "/maxUnavailable").asInt() == 1
        && daemonSet.at(ROLLING + "/maxSurge").asInt() == 0;
  }

  private static boolean staysAway(Pod pod) {
    return Manifests.list(
            pod.spec(), "/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution")
        .anyMatch(term ->
            text(term, "/topologyKey").equals("kubernetes.io/hostname")
                && text(term, "/labelSelector/matchLabels/app.kubernetes.io~1component")
                    .equals("agent")
                && term.at("/labelSelector/matchLabels/brazier.io~1group").isMissingNode());
  }

  private static boolean hasHostName(Pod pod) {
    return text(
            pod.variable("BRAZIER_HOST").orElse(NullNode.getInstance()),
            "/valueFrom/fieldRef/fieldPath")
        .equals("spec.nodeName");
  }

  private static boolean hasDevices(Pod pod) {
    return Manifests.list(pod.spec(), "/volumes")
            .anyMatch(volume -> text(volume, "/hostPath/path").equals("/dev"))
        && pod.containers()
            .allMatch(container -> container.at("/securityContext/privileged").asBoolean());
  }
}
