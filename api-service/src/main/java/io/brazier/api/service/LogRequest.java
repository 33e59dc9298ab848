package io.brazier.api.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.schema.BodyFields;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schemas;
import io.brazier.fault.Fault;
import io.brazier.loglevel.LogLevel;

/// Of which services and loggers an operator reads or sets the level
/// (`cinder/api/schemas/services.py: get_log, set_log`). What is empty means all.
///
/// @param binary Cinder's name of the program
/// @param server a host, with its backends, or a backend
/// @param prefix how the loggers' names begin
record LogRequest(String binary, String server, String prefix) {

  private static final String EVERY = "*";

  private static final ObjectSchema GET =
      ObjectSchema.closed()
          .optional(
              "binary",
              Schemas.oneOf(
                      "", EVERY, "cinder-api", "cinder-volume", "cinder-scheduler", "cinder-backup")
                  .orNull())
          .optional("server", Schemas.string255())
          .optional("prefix", Schemas.string255());
  private static final ObjectSchema SET = GET.optional("level", Schemas.string255());

  /// Reads of which.
  ///
  /// @throws Fault.Invalid if the form is wrong, naming the field
  static LogRequest read(JsonNode body, ApiVersion version) {
    GET.check(body, version);
    return of(new BodyFields(body));
  }

  /// Reads of which, where there is a level besides.
  ///
  /// @throws Fault.Invalid if the form is wrong, naming the field
  static LogRequest readSetting(JsonNode body, ApiVersion version) {
    SET.check(body, version);
    return of(new BodyFields(body));
  }

  /// Reads the level of a body whose form is right.
  ///
  /// @throws Fault.Invalid if it is missing or none
  static LogLevel level(JsonNode body) {
    String word = new BodyFields(body).text("level").orElse("");
    return LogLevel.find(word)
        .orElseThrow(() -> Fault.Invalid.input("invalid log level (level): '%s'".formatted(word)));
  }

  private static LogRequest of(BodyFields fields) {
    String binary = fields.text("binary").orElse("");
    return new LogRequest(
        binary.equals(EVERY) ? "" : binary,
        fields.text("server").orElse(""),
        fields.text("prefix").orElse(""));
  }
}
