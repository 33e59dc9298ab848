package io.brazier.e2e.chart;

import static io.brazier.e2e.chart.Manifests.text;

import com.fasterxml.jackson.databind.node.NullNode;
import java.util.stream.Stream;

/// The job migrates the database before the rest of the release is there, and ends; the services
/// never do.
final class Migrations implements Rule {

  @Override
  public Stream<String> faults(Manifests manifests) {
    return manifests.pods().stream()
        .flatMap(pod -> pod.isService() ? ofService(pod, manifests) : ofJob(pod));
  }

  private static Stream<String> ofService(Pod pod, Manifests manifests) {
    return "false".equals(pod.settings(manifests).get("QUARKUS_FLYWAY_MIGRATE_AT_START"))
        ? Stream.empty()
        : Stream.of(pod.title() + " migrates the database");
  }

  private static Stream<String> ofJob(Pod pod) {
    if (!text(pod.owner(), "/metadata/annotations/helm.sh~1hook")
        .equals("pre-install,pre-upgrade")) {
      return Stream.of(pod.title() + " does not come first");
    }
    if (!text(pod.variable("QUARKUS_INIT_AND_EXIT").orElse(NullNode.getInstance()), "/value")
        .equals("true")) {
      return Stream.of(pod.title() + " does not end");
    }
    return Manifests.inside(pod.spec())
        .filter(node -> node.has("configMapRef") || node.has("configMap"))
        .map(node -> pod.title() + " needs what is not there yet: " + node);
  }
}
