package io.brazier.api.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Reads an operator's `policy.yaml`.
final class PolicyFile {

  private PolicyFile() {}

  /// The rules of the file by name; none if it is empty or holds comments only.
  ///
  /// @throws UncheckedIOException if it cannot be read or is not YAML
  /// @throws IllegalArgumentException if it holds anything but names with rules
  static Map<String, String> read(Path file) {
    JsonNode content = content(file);
    if (content.isMissingNode() || content.isNull()) {
      return Map.of();
    }
    if (!content.isObject()) {
      throw new IllegalArgumentException("policy file %s is no map of rules".formatted(file));
    }
    Map<String, String> rules = new HashMap<>();
    content.properties().forEach(rule -> rules.put(rule.getKey(), text(file, rule)));
    return Map.copyOf(rules);
  }

  private static JsonNode content(Path file) {
    try {
      return new YAMLMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("policy file %s cannot be read".formatted(file), e);
    }
  }

  private static String text(Path file, Map.Entry<String, JsonNode> rule) {
    JsonNode value = rule.getValue();
    if (!value.isTextual()) {
      throw new IllegalArgumentException(
          "policy file %s: rule %s is no text".formatted(file, rule.getKey()));
    }
    return value.textValue();
  }
}
