package io.brazier.api.worker;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.schema.BodyFields;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schemas;
import io.brazier.backend.ServiceState;
import io.brazier.fault.Fault;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whose work is to be cleaned up (`cinder/api/schemas/workers.py`). What is null means any.
///
/// @param clusterName of which cluster's services
/// @param host of which host's services, its backends' included
/// @param binary of which program
/// @param serviceId of which service, by its number
/// @param disabled whether an administrator took the services out of scheduling
/// @param isUp whether the services are alive; false unless it is said
/// @param resourceType on which kind of resource, by Cinder's class name
/// @param resourceId on which resource
record CleanUpRequest(
    @Nullable String clusterName,
    @Nullable String host,
    @Nullable String binary,
    @Nullable Long serviceId,
    @Nullable Boolean disabled,
    boolean isUp,
    @Nullable String resourceType,
    @Nullable String resourceId) {

  /// What services work on (`cinder/objects/cleanable.py`).
  private static final List<String> TYPES = List.of("Snapshot", "Volume");

  private static final ObjectSchema BODY =
      ObjectSchema.closed()
          .optional("cluster_name", Schemas.string255())
          .optional("host", Schemas.host())
          .optional("binary", Schemas.oneOf("cinder-volume", "cinder-scheduler"))
          .optional("service_id", Schemas.serviceId())
          .optional("disabled", Schemas.bool().orNull())
          .optional("is_up", Schemas.bool().orNull())
          .optional("resource_type", Schemas.text(0, 40).orNull())
          .optional("resource_id", Schemas.uuid().orNull());

  /// Reads a body.
  ///
  /// @throws Fault.Invalid if its form is wrong, naming the field
  static CleanUpRequest read(JsonNode body, ApiVersion version) {
    BODY.check(body, version);
    BodyFields fields = new BodyFields(body);
    return new CleanUpRequest(
        fields.text("cluster_name").orElse(null),
        fields.text("host").orElse(null),
        fields.text("binary").orElse(null),
        fields.stripped("service_id").map(Long::valueOf).orElse(null),
        fields.bool("disabled").orElse(null),
        fields.bool("is_up").orElse(false),
        fields
            .text("resource_type")
            .filter(type -> !type.isEmpty())
            .map(CleanUpRequest::type)
            .orElse(null),
        fields.text("resource_id").orElse(null));
  }

  private static String type(String word) {
    return TYPES.stream()
        .filter(type -> type.toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            Fault.Invalid.input(
                "Resource type (resource_type) %s not valid, must be %s"
                    .formatted(word, String.join(" or ", TYPES))));
  }

  /// Whether it is said where the services are.
  boolean isLocated() {
    return clusterName != null || host != null || serviceId != null;
  }

  /// Whether a service of the host and the binary is meant.
  boolean concerns(ServiceState service) {
    return (clusterName == null || clusterName.equals(service.clusterName()))
        && (serviceId == null || serviceId == service.id())
        && (disabled == null || disabled == service.disabled())
        && isUp == service.up();
  }
}
