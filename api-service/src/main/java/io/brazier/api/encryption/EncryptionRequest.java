package io.brazier.api.encryption;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.schema.BodyFields;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schemas;
import io.brazier.encryption.Encryption.Rule;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How volumes of a type are to be encrypted, as a client says it
/// (`cinder/api/schemas/volume_type_encryption.py`). Keys that nobody knows are taken, and repeated
/// in the answer.
///
/// @param fields what was sent
record EncryptionRequest(BodyFields fields) {

  private static final String ELEMENT = "encryption";
  private static final String PROVIDER = "provider";
  private static final String LOCATION = "control_location";
  private static final String CIPHER = "cipher";
  private static final String KEY_SIZE = "key_size";

  private static final ObjectSchema OTHERS =
      ObjectSchema.open()
          .optional(CIPHER, Schemas.string255())
          .optional(KEY_SIZE, Schemas.keySize());
  private static final ObjectSchema NEW =
      ObjectSchema.body(
          ELEMENT,
          OTHERS
              .required(PROVIDER, Schemas.text(0, 255))
              .required(LOCATION, Schemas.oneOf("front-end", "back-end")));
  private static final ObjectSchema CHANGE =
      ObjectSchema.body(
          ELEMENT,
          OTHERS
              .optional(PROVIDER, Schemas.text(0, 255))
              .optional(LOCATION, Schemas.oneOf("front-end", "back-end")));

  /// Reads the body of a create.
  ///
  /// @throws io.brazier.fault.Fault.Invalid if its form is wrong, naming the field
  static EncryptionRequest create(JsonNode body, ApiVersion version) {
    return read(NEW, body, version);
  }

  /// Reads the body of a change.
  ///
  /// @throws io.brazier.fault.Fault.Invalid if its form is wrong, naming the field
  static EncryptionRequest update(JsonNode body, ApiVersion version) {
    return read(CHANGE, body, version);
  }

  private static EncryptionRequest read(ObjectSchema schema, JsonNode body, ApiVersion version) {
    schema.check(body, version);
    return new EncryptionRequest(new BodyFields(body.required(ELEMENT)));
  }

  /// What a create says.
  Rule made() {
    return over(new Rule("", "", null, null));
  }

  /// What a change makes of what there was: what it does not name stays.
  Rule over(Rule before) {
    return new Rule(
        fields.text(PROVIDER).orElse(before.provider()),
        fields.text(LOCATION).orElse(before.controlLocation()),
        fields.has(CIPHER) ? fields.text(CIPHER).orElse(null) : before.cipher(),
        fields.has(KEY_SIZE) ? fields.integer(KEY_SIZE).orElse(null) : before.keySize());
  }

  /// What was sent, the size of the key as a number.
  Map<String, @Nullable Object> repeated() {
    Map<String, @Nullable Object> sent = new LinkedHashMap<>();
    fields.object().properties().forEach(each -> sent.put(each.getKey(), each.getValue()));
    fields.integer(KEY_SIZE).ifPresent(size -> sent.put(KEY_SIZE, size));
    return sent;
  }
}
