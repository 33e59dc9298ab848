package io.brazier.api.quota;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.microversion.VersionRange;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schema;
import io.brazier.api.schema.Schemas;
import io.brazier.text.Blanks;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The limits that a client asks for (`cinder/api/schemas/quotas.py`, `quota_classes.py`). Which
/// resources there are is for the quotas to say.
///
/// @param limits by resource name, -1 for none
record NewLimits(Map<String, Long> limits) {

  private static final String OF_PROJECT = "quota_set";
  private static final String OF_CLASS = "quota_class_set";

  /// What clients copy from a reply and nobody reads.
  private static final List<String> IGNORED = List.of("id", "tenant_id");

  private static final ObjectSchema PROJECT_BODY =
      ObjectSchema.body(OF_PROJECT, ObjectSchema.open().filledIn(VersionRange.ALL));

  /// Cinder compares the others with what is used, and a string with a number is an error; of this
  /// one nothing is used.
  private static final String OF_STRING = "per_volume_gigabytes";

  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,20}");

  private static final Schema PROJECT_LIMITS = Schemas.mapOf(Schemas.quotaInteger());
  private static final ObjectSchema CLASS_BODY =
      ObjectSchema.body(OF_CLASS, Schemas.mapOf(Schemas.quotaValue()));

  NewLimits {
    limits = Map.copyOf(limits);
  }

  /// Reads the body of `PUT /os-quota-sets/{id}`.
  ///
  /// @throws io.brazier.fault.Fault.Invalid if its form is wrong, naming the key
  static NewLimits ofProject(JsonNode body, ApiVersion version) {
    PROJECT_BODY.check(body, version);
    ObjectNode limits = body.required(OF_PROJECT).deepCopy();
    limits.remove(IGNORED);
    String text = Blanks.strip(limits.path(OF_STRING).asText());
    if (INTEGER.matcher(text).matches()) {
      limits.put(OF_STRING, new BigInteger(text));
    }
    PROJECT_LIMITS.check(limits, version);
    return of(limits);
  }

  /// Reads the body of `PUT /os-quota-class-sets/{class}`, which also takes strings of digits.
  ///
  /// @throws io.brazier.fault.Fault.Invalid if its form is wrong, naming the key
  static NewLimits ofClass(JsonNode body, ApiVersion version) {
    CLASS_BODY.check(body, version);
    return of(body.required(OF_CLASS));
  }

  private static NewLimits of(JsonNode object) {
    Map<String, Long> limits = new LinkedHashMap<>();
    object.properties().forEach(entry -> limits.put(entry.getKey(), number(entry.getValue())));
    return new NewLimits(limits);
  }

  private static long number(JsonNode limit) {
    return Long.parseLong(Blanks.strip(limit.asText()));
  }
}
