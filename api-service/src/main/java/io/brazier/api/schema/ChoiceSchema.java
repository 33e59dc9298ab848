package io.brazier.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.brazier.api.microversion.ApiVersion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One of a few words.
record ChoiceSchema(List<String> words) implements Schema {

  ChoiceSchema {
    words = List.copyOf(words);
  }

  @Override
  public Optional<Violation> violation(JsonNode value, ApiVersion version) {
    if (value.isTextual() && words.contains(value.textValue())) {
      return Optional.empty();
    }
    String choice =
        words.stream()
            .map(word -> PythonText.quoted(TextNode.valueOf(word)))
            .collect(Collectors.joining(", ", "[", "]"));
    return Optional.of(
        Violation.of(value, "%s is not one of %s".formatted(PythonText.quoted(value), choice)));
  }
}
