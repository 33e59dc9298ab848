package io.brazier.api.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.schema.BodyFields;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schemas;
import io.brazier.fault.Fault;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a client asks for with `POST /snapshots` (`cinder/api/schemas/snapshots.py`).
///
/// @param volumeId of which volume, null for none, which is not found
/// @param name null for none
/// @param description null for none
/// @param inUse whether the volume may be in use
/// @param metadata the tenant's own keys and values
record CreateSnapshotRequest(
    @Nullable String volumeId,
    @Nullable String name,
    @Nullable String description,
    boolean inUse,
    Map<String, String> metadata) {

  /// From here on the volume may always be in use.
  private static final ApiVersion FORCED = ApiVersion.of("3.66");

  private static final ObjectSchema BODY =
      ObjectSchema.body(
          "snapshot",
          ObjectSchema.closed()
              .required("volume_id", Schemas.uuid().orNull())
              .optional("name", Schemas.name0())
              .optional("display_name", Schemas.name0())
              .optional("description", Schemas.description())
              .optional("force", Schemas.bool())
              .optional("metadata", Schemas.metadataWithNulls().orNull()));

  /// Copies the map.
  CreateSnapshotRequest {
    metadata = Map.copyOf(metadata);
  }

  /// Reads a body.
  ///
  /// @throws Fault.Invalid if its form is wrong, naming the field
  static CreateSnapshotRequest read(JsonNode body, ApiVersion version) {
    BODY.check(body, version);
    BodyFields snapshot = new BodyFields(body.required("snapshot"));
    boolean forced = snapshot.bool("force").orElse(version.atLeast(FORCED));
    if (version.atLeast(FORCED) && !forced) {
      throw Fault.Invalid.input(
          "force: since microversion 3.66 a snapshot of a volume in use is always made, so false is"
              + " refused.");
    }
    return new CreateSnapshotRequest(
        snapshot.text("volume_id").orElse(null),
        snapshot.stripped(snapshot.has("name") ? "name" : "display_name").orElse(null),
        snapshot.stripped("description").orElse(null),
        forced,
        snapshot.map("metadata").orElse(Map.of()));
  }
}
