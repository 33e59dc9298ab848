package io.brazier.api.qosspecs;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.keyvalue.KeyValueForm;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schema;
import io.brazier.api.schema.Schemas;
import io.brazier.fault.Fault;
import io.brazier.text.Blanks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is said of QoS specs in a body (`cinder/api/schemas/qos_specs.py`): name and consumer stand
/// among the values.
///
/// @param name of new ones, unique among live ones; empty in a change
/// @param consumer null leaves it as it is
/// @param values a key may have no value
record QosSpecsRequest(
    String name, @Nullable String consumer, Map<String, @Nullable String> values) {

  private static final String ELEMENT = "qos_specs";
  private static final String NAME = "name";
  private static final String CONSUMER = "consumer";
  private static final String BACK_END = "back-end";
  private static final Set<String> CONSUMERS = Set.of("front-end", BACK_END, "both");

  private static final Schema NEW =
      ObjectSchema.body(
          ELEMENT,
          ObjectSchema.open()
              .required(NAME, Schemas.name())
              .optional(CONSUMER, Schemas.oneOf("back-end", "front-end", "both"))
              .and(Schemas.texts()));
  private static final Schema CHANGE = ObjectSchema.body(ELEMENT, Schemas.metadataWithNulls());
  private static final Schema KEYS = ObjectSchema.body("keys", Schemas.list(Schemas.text(1, 255)));

  QosSpecsRequest {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /// Reads the body of a create.
  ///
  /// @throws Fault.Invalid if its form is wrong, naming the field
  static QosSpecsRequest create(JsonNode body, ApiVersion version) {
    NEW.check(body, version);
    Map<String, @Nullable String> sent = sent(body);
    String name = Blanks.strip(body.required(ELEMENT).required(NAME).textValue());
    sent.remove(NAME);
    String consumer = sent.remove(CONSUMER);
    return new QosSpecsRequest(name, consumer == null ? BACK_END : consumer, sent);
  }

  /// Reads the body of a change, which cannot be one of the name.
  ///
  /// @throws Fault.Invalid if its form is wrong, naming the field
  static QosSpecsRequest update(JsonNode body, ApiVersion version) {
    CHANGE.check(body, version);
    Map<String, @Nullable String> sent = sent(body);
    boolean changesConsumer = sent.containsKey(CONSUMER);
    String consumer = sent.remove(CONSUMER);
    if (changesConsumer && (consumer == null || !CONSUMERS.contains(consumer))) {
      throw new Fault.Invalid(
          "Invalid qos specs: consumer is %s, and none of front-end, back-end, both."
              .formatted(consumer));
    }
    return new QosSpecsRequest("", consumer, sent);
  }

  /// Reads which keys are to be removed.
  ///
  /// @throws Fault.Invalid if its form is wrong, naming the field
  static List<String> keys(JsonNode body, ApiVersion version) {
    KEYS.check(body, version);
    List<String> keys = new ArrayList<>();
    body.required("keys").forEach(key -> keys.add(key.textValue()));
    return keys;
  }

  private static Map<String, @Nullable String> sent(JsonNode body) {
    return new LinkedHashMap<>(KeyValueForm.pairs(body.required(ELEMENT)));
  }
}
