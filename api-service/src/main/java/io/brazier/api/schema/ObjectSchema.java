package io.brazier.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.microversion.VersionRange;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An object with known keys. Each method gives a new schema, so that schemas can be constants and
/// extend each other.
///
/// @param fields the known keys
/// @param refusing the versions in which an unknown key is refused; in others it is ignored; null:
///   in no version
/// @param filling the versions in which at least one key must be there; null: in no version
public record ObjectSchema(
    SequencedMap<String, Field> fields,
    @Nullable VersionRange refusing,
    @Nullable VersionRange filling)
    implements Schema {

  /// A key.
  ///
  /// @param schema what its value must be like
  /// @param required whether it must be there
  /// @param versions the versions that know it; in others it is an unknown key
  record Field(Schema schema, boolean required, VersionRange versions) {}

  /// Keeps the order of the fields, which is the order in which they are checked.
  public ObjectSchema {
    fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
  }

  /// Refuses unknown keys at every version.
  public static ObjectSchema closed() {
    return new ObjectSchema(new LinkedHashMap<>(), VersionRange.ALL, null);
  }

  /// Takes unknown keys.
  public static ObjectSchema open() {
    return new ObjectSchema(new LinkedHashMap<>(), null, null);
  }

  /// A whole body: an object with one element and nothing beside it.
  public static ObjectSchema body(String element, Schema schema) {
    return closed().required(element, schema);
  }

  /// With a key that must be there.
  public ObjectSchema required(String name, Schema schema) {
    return with(name, new Field(schema, true, VersionRange.ALL));
  }

  /// With a key that may be there.
  public ObjectSchema optional(String name, Schema schema) {
    return with(name, new Field(schema, false, VersionRange.ALL));
  }

  /// With a key that may be there in some versions, and is unknown in the others.
  public ObjectSchema optional(String name, VersionRange versions, Schema schema) {
    return with(name, new Field(schema, false, versions));
  }

  /// Refuses unknown keys in these versions only.
  public ObjectSchema closedIn(VersionRange versions) {
    return new ObjectSchema(fields, versions, filling);
  }

  /// Refuses an object without keys in these versions.
  public ObjectSchema filledIn(VersionRange versions) {
    return new ObjectSchema(fields, refusing, versions);
  }

  private ObjectSchema with(String name, Field field) {
    SequencedMap<String, Field> more = new LinkedHashMap<>(fields);
    more.put(name, field);
    return new ObjectSchema(more, refusing, filling);
  }

  @Override
  public Optional<Violation> violation(JsonNode value, ApiVersion version) {
    if (!value.isObject()) {
      return Violation.type(value, "object");
    }
    return missingKey(value, version)
        .or(() -> unknownKey(value, version))
        .or(() -> emptiness(value, version))
        .or(() -> fieldViolation(value, version));
  }

  private Optional<Violation> missingKey(JsonNode value, ApiVersion version) {
    return fields.entrySet().stream()
        .filter(field -> field.getValue().required() && isKnown(field.getKey(), version))
        .map(Map.Entry::getKey)
        .filter(name -> !value.has(name))
        .findFirst()
        .flatMap(name -> Violation.of(value, PythonText.quoted(name) + " is a required property"));
  }

  private Optional<Violation> unknownKey(JsonNode value, ApiVersion version) {
    if (refusing == null || !refusing.contains(version)) {
      return Optional.empty();
    }
    String unknown =
        value.properties().stream()
            .map(Map.Entry::getKey)
            .filter(name -> !isKnown(name, version))
            .map(PythonText::quoted)
            .collect(Collectors.joining(", "));
    return unknown.isEmpty() ? Optional.empty() : Violation.of(value, unexpected(unknown));
  }

  private static String unexpected(String names) {
    String verb = names.contains(", ") ? "were" : "was";
    return "Additional properties are not allowed (%s %s unexpected)".formatted(names, verb);
  }

  private Optional<Violation> emptiness(JsonNode value, ApiVersion version) {
    boolean mustBeFilled = filling != null && filling.contains(version);
    return mustBeFilled && value.isEmpty()
        ? Violation.saying(value, "does not have enough properties")
        : Optional.empty();
  }

  private Optional<Violation> fieldViolation(JsonNode value, ApiVersion version) {
    for (Map.Entry<String, Field> field : fields.entrySet()) {
      JsonNode held = value.get(field.getKey());
      if (held == null || !isKnown(field.getKey(), version)) {
        continue;
      }
      Optional<Violation> found =
          field.getValue().schema().violation(held, version).map(v -> v.within(field.getKey()));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private boolean isKnown(String name, ApiVersion version) {
    Field field = fields.get(name);
    return field != null && field.versions().contains(version);
  }
}
