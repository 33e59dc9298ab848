package io.brazier.e2e.chart;

import static io.brazier.e2e.chart.Manifests.list;
import static io.brazier.e2e.chart.Manifests.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is mounted is there, what is there is mounted, each at a place of its own, and something
/// that can be written at `/tmp`.
final class Volumes implements Rule {

  @Override
  public Stream<String> faults(Manifests manifests) {
    return manifests.pods().stream().flatMap(Volumes::ofPod);
  }

  private static Stream<String> ofPod(Pod pod) {
    Set<String> volumes = names(list(pod.spec(), "/volumes"));
    Set<String> mounted =
        names(pod.containers().flatMap(container -> list(container, "/volumeMounts")));
    return Stream.concat(
            Stream.concat(
                mounted.stream()
                    .filter(name -> !volumes.contains(name))
                    .map(name -> name + " is no volume"),
                volumes.stream()
                    .filter(name -> !mounted.contains(name))
                    .map(name -> name + " is mounted nowhere")),
            pod.containers().flatMap(Volumes::ofContainer))
        .map(fault -> pod.title() + ": " + fault);
  }

  private static Set<String> names(Stream<JsonNode> things) {
    return things.map(thing -> text(thing, "/name")).collect(Collectors.toSet());
  }

  private static Stream<String> ofContainer(JsonNode container) {
    List<String> paths =
        list(container, "/volumeMounts").map(mount -> text(mount, "/mountPath")).toList();
    Set<String> seen = new HashSet<>();
    return Stream.concat(
        paths.stream().filter(path -> !seen.add(path)).map(path -> path + " is mounted twice"),
        paths.contains("/tmp") ? Stream.empty() : Stream.of("nothing is mounted at /tmp"));
  }
}
