package io.brazier.api.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.schema.BodyFields;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schemas;
import io.brazier.fault.Fault;
import org.jspecify.annotations.Nullable;

/// What an administrator does to a service (`cinder/api/schemas/services.py`).
sealed interface ServiceSwitch {

  /// The longest text of the fields.
  int LONGEST = 255;

  /// Without an envelope around it, unlike other bodies.
  ObjectSchema BODY =
      ObjectSchema.closed()
          .optional("host", Schemas.cinderHost())
          .optional("binary", Schemas.text(1, LONGEST))
          .optional("service", Schemas.text(1, LONGEST))
          .optional("cluster", Schemas.string255());

  /// The body of `disable-log-reason`.
  ObjectSchema REASON_BODY = BODY.optional("disabled_reason", Schemas.reason());

  /// Which service is meant.
  ///
  /// @param host its host
  /// @param binary its program's name, empty if the client used the old key
  /// @param service the same under the old key, empty if the client did not use it
  record Named(String host, String binary, String service) {

    /// Reads who is meant from a body that a schema has passed.
    ///
    /// @throws Fault.Invalid if host or binary is not there
    static Named of(BodyFields fields) {
      String host =
          fields
              .text("host")
              .orElseThrow(() -> Fault.Invalid.input("Missing required element 'host'."));
      Named named =
          new Named(host, fields.text("binary").orElse(""), fields.text("service").orElse(""));
      if (named.wanted().isEmpty()) {
        throw new Fault.Invalid("'binary' is a required property");
      }
      return named;
    }

    /// The program's name, whichever key it came under.
    String wanted() {
      return binary.isEmpty() ? service : binary;
    }
  }

  /// It takes part in scheduling again, and the reason why not is forgotten.
  record Enable(Named service) implements ServiceSwitch {}

  /// It takes no part in scheduling.
  record Disable(Named service) implements ServiceSwitch {}

  /// As [Disable], with the administrator's words.
  record DisableLogReason(Named service, @Nullable String reason) implements ServiceSwitch {}

  /// Which service is meant.
  Named service();

  /// Reads the body of `enable`.
  ///
  /// @throws Fault.Invalid if its form is wrong, naming the field
  static Enable enable(JsonNode body, ApiVersion version) {
    BODY.check(body, version);
    return new Enable(Named.of(new BodyFields(body)));
  }

  /// Reads the body of `disable`.
  ///
  /// @throws Fault.Invalid if its form is wrong, naming the field
  static Disable disable(JsonNode body, ApiVersion version) {
    BODY.check(body, version);
    return new Disable(Named.of(new BodyFields(body)));
  }

  /// Reads the body of `disable-log-reason`.
  ///
  /// @throws Fault.Invalid if its form is wrong, naming the field
  static DisableLogReason disableLogReason(JsonNode body, ApiVersion version) {
    REASON_BODY.check(body, version);
    BodyFields fields = new BodyFields(body);
    return new DisableLogReason(Named.of(fields), fields.text("disabled_reason").orElse(null));
  }
}
