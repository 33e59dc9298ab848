package io.brazier.e2e.chart;

import static io.brazier.e2e.chart.Manifests.list;
import static io.brazier.e2e.chart.Manifests.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A variable is set once, and what its value names by `$(NAME)` is set before it: Kubernetes would
/// leave the name there as it is.
final class Variables implements Rule {

  private static final Pattern NAMED = Pattern.compile("\\$\\(([^)]+)\\)");

  @Override
  public Stream<String> faults(Manifests manifests) {
    return manifests.pods().stream()
        .flatMap(pod ->
            pod.containers()
                .flatMap(Variables::ofContainer)
                .map(fault -> pod.title() + ": " + fault));
  }

  private static Stream<String> ofContainer(JsonNode container) {
    Set<String> set = new HashSet<>();
    Stream.Builder<String> faults = Stream.builder();
    for (JsonNode variable : list(container, "/env").toList()) {
      Matcher named = NAMED.matcher(text(variable, "/value"));
      while (named.find()) {
        if (!set.contains(named.group(1))) {
          faults.add(
              text(variable, "/name") + " is made of " + named.group(1) + ", which is not set");
        }
      }
      if (!set.add(text(variable, "/name"))) {
        faults.add(text(variable, "/name") + " is set twice");
      }
    }
    return faults.build();
  }
}
