package io.brazier.api.volume.create;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.microversion.VersionRange;
import io.brazier.api.schema.BodyFields;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schema;
import io.brazier.api.schema.Schemas;
import io.brazier.api.view.ShownTexts;
import io.brazier.fault.Fault;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The body of `POST /volumes` (`cinder/api/schemas/volumes.py`, `scheduler_hints.py`).
public final class CreateVolumeBody {

  private static final String HINTS = "OS-SCH-HNT:scheduler_hints";
  private static final Schema ONE_OR_SOME_UUIDS =
      Schemas.anyOf(Schemas.uuid(), Schemas.list(Schemas.uuid()));

  private static final ObjectSchema VOLUME =
      ShownTexts.in(ObjectSchema.open().closedIn(VersionRange.since("3.53")))
          .optional("volume_type", Schemas.name0())
          .optional("metadata", Schemas.metadata().orNull())
          .optional("snapshot_id", Schemas.uuid().orNull())
          .optional("source_volid", Schemas.uuid().orNull())
          .optional("consistencygroup_id", Schemas.uuid().orNull())
          .optional("group_id", VersionRange.since("3.13"), Schemas.string255())
          .optional("backup_id", VersionRange.since("3.47"), Schemas.uuid().orNull())
          .optional("size", Schemas.size().orNull())
          .optional("availability_zone", Schemas.availabilityZone())
          .optional("multiattach", Schemas.bool())
          .optional("image_id", Schemas.string255())
          .optional("imageRef", Schemas.string255());

  private static final ObjectSchema BODY =
      ObjectSchema.closed()
          .required("volume", VOLUME)
          .optional(
              HINTS,
              ObjectSchema.open()
                  .optional("same_host", ONE_OR_SOME_UUIDS)
                  .optional("different_host", ONE_OR_SOME_UUIDS)
                  .optional("local_to_instance", Schemas.uuid())
                  .optional("query", Schemas.any())
                  .orNull());

  private CreateVolumeBody() {}

  /// Reads a body.
  ///
  /// @throws Fault.Invalid if its form is wrong, naming the field
  public static CreateVolumeRequest read(JsonNode body, ApiVersion version, ObjectMapper json) {
    BODY.check(body, version);
    BodyFields volume = new BodyFields(body.required("volume"));
    if (volume.bool("multiattach").orElse(false)) {
      throw Fault.Invalid.input(
          "multiattach: the parameter is no longer accepted; use a volume type with the extra spec"
              + " multiattach = \"<is> True\".");
    }
    return new CreateVolumeRequest(
        volume.integer("size").orElse(null),
        ShownTexts.name(volume),
        ShownTexts.description(volume),
        volume.text("volume_type").filter(type -> !type.isEmpty()).orElse(null),
        volume.text("availability_zone").orElse(null),
        volume.map("metadata").orElse(Map.of()),
        hints(body.get(HINTS), json),
        sources(volume));
  }

  /// An empty id is an id of nothing, which is not found. Cinder takes two empty texts for none: of
  /// the type, and of the backup in the versions that do not look at its form.
  private static CreateVolumeRequest.Sources sources(BodyFields volume) {
    return new CreateVolumeRequest.Sources(
        volume.text("snapshot_id").orElse(null),
        volume.text("source_volid").orElse(null),
        volume.text(volume.has("image_id") ? "image_id" : "imageRef").orElse(null),
        volume.text("backup_id").filter(id -> !id.isEmpty()).orElse(null),
        volume.text("group_id").or(() -> volume.text("consistencygroup_id")).orElse(null));
  }

  private static Map<String, Object> hints(@Nullable JsonNode hints, ObjectMapper json) {
    Map<String, Object> read = new HashMap<>();
    if (hints != null && hints.isObject()) {
      hints
          .properties()
          .forEach(hint -> {
            if (!hint.getValue().isNull()) {
              read.put(hint.getKey(), json.convertValue(hint.getValue(), Object.class));
            }
          });
    }
    return read;
  }
}
