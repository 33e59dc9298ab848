package io.brazier.e2e.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/// Objects for Kubernetes.
///
/// @param objects in the order in which they stand
record Manifests(List<JsonNode> objects) {

  private static final YAMLMapper YAML = new YAMLMapper();

  Manifests {
    objects = List.copyOf(objects);
  }

  static Manifests parse(String yaml) {
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
      return new Manifests(documents.readAll().stream().filter(JsonNode::isObject).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Others that can be changed.
  Manifests copy() {
    return new Manifests(objects.stream().map(JsonNode::<JsonNode>deepCopy).toList());
  }

  Stream<JsonNode> ofKind(String... kinds) {
    return objects.stream().filter(object -> List.of(kinds).contains(text(object, "/kind")));
  }

  /// The object of that name.
  ///
  /// @return a missing node if there is none
  JsonNode find(String kind, String name) {
    return ofKind(kind)
        .filter(object -> text(object, "/metadata/name").equals(name))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  List<Pod> pods() {
    return ofKind("Deployment", "StatefulSet", "DaemonSet", "Job").map(Pod::of).toList();
  }

  /// Kind and name, for people.
  static String title(JsonNode object) {
    return text(object, "/kind") + "/" + text(object, "/metadata/name");
  }

  /// What stands at a place.
  ///
  /// @return empty if there is nothing
  static String text(JsonNode node, String pointer) {
    return node.at(pointer).asText();
  }

  static Stream<JsonNode> list(JsonNode node, String pointer) {
    return node.at(pointer).valueStream();
  }

  /// Every object in a tree, itself included.
  static Stream<JsonNode> inside(JsonNode node) {
    return Stream.concat(
        node.isObject() ? Stream.of(node) : Stream.empty(),
        node.valueStream().flatMap(Manifests::inside));
  }
}
