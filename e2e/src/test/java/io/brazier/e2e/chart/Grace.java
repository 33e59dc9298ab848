package io.brazier.e2e.chart;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A service has more time to end than it takes: what it goes on unready, what running requests and
/// running work may take, and ten seconds for itself. It interrupts work that takes longer, and
/// waits for that.
final class Grace implements Rule {

  private static final List<String> PARTS =
      List.of("QUARKUS_SHUTDOWN_DELAY", "QUARKUS_SHUTDOWN_TIMEOUT", "BRAZIER_WORK_DRAIN");
  private static final int FOR_ITSELF = 10;
  private static final Pattern SECONDS = Pattern.compile("([0-9]+)s");

  @Override
  public Stream<String> faults(Manifests manifests) {
    return manifests.pods().stream()
        .filter(Pod::isService)
        .flatMap(pod -> ofService(pod, pod.settings(manifests)));
  }

  private static Stream<String> ofService(Pod pod, Map<String, String> settings) {
    int needed = FOR_ITSELF;
    for (String part : PARTS) {
      Matcher seconds = SECONDS.matcher(settings.getOrDefault(part, ""));
      if (!seconds.matches()) {
        return Stream.of(pod.title() + " is not told " + part);
      }
      needed += Integer.parseInt(seconds.group(1));
    }
    int given = pod.spec().path("terminationGracePeriodSeconds").asInt();
    return given >= needed
        ? Stream.empty()
        : Stream.of("%s is killed after %d s and needs %d".formatted(pod.title(), given, needed));
  }
}
