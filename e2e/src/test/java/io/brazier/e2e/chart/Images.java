package io.brazier.e2e.chart;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/// An image has a version, which is always the same.
final class Images implements Rule {

  private static final Pattern VERSIONED = Pattern.compile(".+:(?!latest$)[\\w][\\w.-]*");

  @Override
  public Stream<String> faults(Manifests manifests) {
    return manifests.pods().stream()
        .flatMap(pod ->
            pod.containers()
                .map(container -> Manifests.text(container, "/image"))
                .filter(image -> !VERSIONED.matcher(image).matches())
                .map(image -> pod.title() + " runs any version: " + image));
  }
}
