package io.brazier.api.keyvalue;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a kind of keys and values looks on the wire.
///
/// @param element the envelope around all
/// @param style what else differs
/// @param all the body with some of them
/// @param one the body with one of them
public record KeyValueForm(String element, Style style, Schema all, Schema one) {

  private static final String META = "meta";
  private static final int OK = 200;
  private static final int ACCEPTED = 202;

  /// The two styles of Cinder's API.
  public enum Style {
    /// One pair has an envelope of its own, a change is answered with all pairs, a delete with 200.
    METADATA,
    /// One pair has no envelope, a change is answered with what was sent, a delete with 202.
    SPECS,
    /// As SPECS, and what is added is answered with 202 too.
    ACCEPTED_SPECS
  }

  /// Metadata.
  ///
  /// @param pairs what the pairs must be like
  /// @param pair the same for exactly one
  public static KeyValueForm metadata(Schema pairs, Schema pair) {
    return new KeyValueForm(
        "metadata",
        Style.METADATA,
        ObjectSchema.body("metadata", pairs),
        ObjectSchema.body(META, pair));
  }

  /// Specs.
  ///
  /// @param pairs what the pairs must be like
  /// @param some the same for at least one
  public static KeyValueForm specs(String element, Style style, Schema pairs, Schema some) {
    return new KeyValueForm(element, style, ObjectSchema.body(element, pairs), some);
  }

  /// The pairs of an object that a schema has passed, in the order they were sent; none if it is
  /// null or not there.
  @SuppressWarnings({"unchecked", "NullAway"}) // null is a V where the schema lets it pass
  public static <V extends @Nullable String> Map<String, V> pairs(@Nullable JsonNode object) {
    Map<String, V> pairs = new LinkedHashMap<>();
    if (object != null) {
      object
          .properties()
          .forEach(pair -> pairs.put(pair.getKey(), (V) pair.getValue().textValue()));
    }
    return Collections.unmodifiableMap(pairs);
  }

  /// The object in the body of one pair.
  @Nullable JsonNode single(JsonNode body) {
    return style == Style.METADATA ? body.get(META) : body;
  }

  /// The reply with one pair.
  Map<String, ?> single(Map<String, ? extends @Nullable String> pair) {
    return style == Style.METADATA ? Map.of(META, pair) : pair;
  }

  int statusOfMerge() {
    return style == Style.ACCEPTED_SPECS ? ACCEPTED : OK;
  }

  int statusOfDelete() {
    return style == Style.METADATA ? OK : ACCEPTED;
  }
}
