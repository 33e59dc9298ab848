package io.brazier.e2e.chart;

import static io.brazier.e2e.chart.Manifests.title;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What is requested and what is allowed are quantities, and no more is requested than allowed.
final class Quantities implements Rule {

  @Override
  public Stream<String> faults(Manifests manifests) {
    return manifests.objects().stream()
        .flatMap(object ->
            Manifests.inside(object)
                .map(node -> node.path("resources"))
                .filter(JsonNode::isObject)
                .flatMap(resources -> ofResources(resources).stream())
                .map(fault -> title(object) + ": " + fault));
  }

  private static List<String> ofResources(JsonNode resources) {
    try {
      JsonNode limits = resources.path("limits");
      limits.valueStream().forEach(Quantities::amount);
      return resources
          .path("requests")
          .propertyStream()
          .filter(request -> exceeds(request, limits))
          .map(request -> "more " + request.getKey() + " is requested than allowed")
          .toList();
    } catch (IllegalArgumentException | ArithmeticException e) {
      return List.of("no quantity in " + resources + ": " + e.getMessage());
    }
  }

  private static boolean exceeds(Map.Entry<String, JsonNode> request, JsonNode limits) {
    BigDecimal requested = amount(request.getValue());
    JsonNode limit = limits.path(request.getKey());
    return !limit.isMissingNode() && requested.compareTo(amount(limit)) > 0;
  }

  private static BigDecimal amount(JsonNode quantity) {
    return new Quantity(quantity.asText()).getNumericalAmount();
  }
}
