package io.brazier.e2e.chart;

import static io.brazier.e2e.chart.Manifests.list;
import static io.brazier.e2e.chart.Manifests.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The pods of one workload, as its template makes them.
///
/// @param owner the workload
/// @param labels theirs
/// @param spec their specification
record Pod(JsonNode owner, JsonNode labels, JsonNode spec) {

  static Pod of(JsonNode workload) {
    return new Pod(
        workload,
        workload.at("/spec/template/metadata/labels"),
        workload.at("/spec/template/spec"));
  }

  String title() {
    return Manifests.title(owner);
  }

  /// Whether it is to run until it is told to end.
  boolean isService() {
    return !text(owner, "/kind").equals("Job");
  }

  boolean isAgent() {
    return text(owner, "/kind").equals("DaemonSet");
  }

  Stream<JsonNode> containers() {
    return Stream.concat(list(spec, "/initContainers"), list(spec, "/containers"));
  }

  Stream<JsonNode> ports() {
    return containers().flatMap(container -> list(container, "/ports"));
  }

  boolean hasPort(JsonNode nameOrNumber) {
    return ports()
        .anyMatch(port ->
            port.at("/name").equals(nameOrNumber)
                || port.at("/containerPort").equals(nameOrNumber));
  }

  /// Whether a selector finds it.
  ///
  /// @param selector `matchLabels`, or a Service's selector; one that is missing selects nothing
  boolean isSelectedBy(JsonNode selector) {
    return !selector.isEmpty()
        && selector
            .propertyStream()
            .allMatch(label -> label.getValue().equals(labels.path(label.getKey())));
  }

  /// What the ConfigMaps say that its variables come from.
  Map<String, String> settings(Manifests manifests) {
    return containers()
        .flatMap(container -> list(container, "/envFrom"))
        .map(source -> manifests.find("ConfigMap", text(source, "/configMapRef/name")))
        .flatMap(config -> config.at("/data").propertyStream())
        .collect(Collectors.toMap(Map.Entry::getKey, setting -> setting.getValue().asText()));
  }

  Optional<JsonNode> variable(String name) {
    return containers()
        .flatMap(container -> list(container, "/env"))
        .filter(variable -> text(variable, "/name").equals(name))
        .findFirst();
  }
}
