package io.brazier.api.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.schema.BodyFields;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schemas;
import io.brazier.fault.Fault;

/// Reads which backend is to be frozen or thawed (`cinder/api/schemas/services.py:
/// freeze_and_thaw`).
final class FrozenHost {

  /// Clusters can be named from this version on.
  private static final ApiVersion CLUSTERS = ApiVersion.of("3.26");

  private static final ObjectSchema BODY =
      ObjectSchema.closed()
          .optional("host", Schemas.cinderHost())
          .optional("cluster", Schemas.string255());

  private static final ObjectSchema FAILOVER = BODY.optional("backend_id", Schemas.string255());

  private FrozenHost() {}

  /// The name of a backend that is to fail over (`cinder/api/schemas/services.py: failover_host`).
  ///
  /// @throws Fault.Invalid as [#read] does
  static String failingOver(JsonNode body, ApiVersion version) {
    return read(FAILOVER, body, version);
  }

  /// The name of the backend.
  ///
  /// @throws Fault.Invalid if the form is wrong, or it is not one host that is named; there are no
  ///   clusters
  static String read(JsonNode body, ApiVersion version) {
    return read(BODY, body, version);
  }

  private static String read(ObjectSchema schema, JsonNode body, ApiVersion version) {
    schema.check(body, version);
    BodyFields fields = new BodyFields(body);
    String host = fields.text("host").orElse("");
    String cluster = version.atLeast(CLUSTERS) ? fields.text("cluster").orElse("") : "";
    if (host.isEmpty() && cluster.isEmpty()) {
      throw Fault.Invalid.input(
          version.atLeast(CLUSTERS)
              ? "Either host or cluster is required."
              : "Missing required element 'host'.");
    }
    if (!host.isEmpty() && !cluster.isEmpty()) {
      throw Fault.Invalid.input("Cannot specify both host and cluster.");
    }
    if (host.isEmpty()) {
      throw new Fault.Invalid("Cluster %s could not be found.".formatted(cluster));
    }
    return host;
  }
}
