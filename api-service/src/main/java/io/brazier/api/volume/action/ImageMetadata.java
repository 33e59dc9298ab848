package io.brazier.api.volume.action;

import io.brazier.api.action.Action;
import io.brazier.api.keyvalue.ItemLimit;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schemas;
import io.brazier.fault.Fault;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeMetadataRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;

/// What is known of the image that a volume was made of, which servers that start from it need
/// (`cinder/api/contrib/volume_image_metadata.py`). Shown in the volume as `volume_image_metadata`.
@ApplicationScoped
class ImageMetadata {

  private static final String METADATA = "metadata";
  private static final String KEY = "key";
  private static final ObjectSchema PAIRS =
      ObjectSchema.closed().required(METADATA, Schemas.imageMetadata());
  private static final ObjectSchema ONE_KEY =
      ObjectSchema.closed().required(KEY, Schemas.text(1, 255));

  private final VolumeGate gate;
  private final VolumeMetadataRepository metadata;
  private final ItemLimit limit;

  ImageMetadata(VolumeGate gate, VolumeMetadataRepository metadata, ItemLimit limit) {
    this.gate = gate;
    this.metadata = metadata;
    this.limit = limit;
  }

  /// `os-set_image_metadata`: answered with all that there is then.
  @Produces
  @Singleton
  Action<Volume> osSetImageMetadata() {
    return Action.answered(
        "os-set_image_metadata",
        PAIRS,
        "volume_extension:volume_image_metadata:set",
        (volume, parameters, _) ->
            Map.of(METADATA, merge(volume, parameters.map(METADATA).orElseThrow())));
  }

  /// `os-unset_image_metadata`: answered with 200 and no body.
  @Produces
  @Singleton
  Action<Volume> osUnsetImageMetadata() {
    return Action.answered(
        "os-unset_image_metadata",
        ONE_KEY,
        "volume_extension:volume_image_metadata:remove",
        (volume, parameters, _) -> {
          remove(volume, parameters.text(KEY).orElseThrow());
          return null;
        });
  }

  /// `os-show_image_metadata`.
  @Produces
  @Singleton
  Action<Volume> osShowImageMetadata() {
    return Action.answered(
        "os-show_image_metadata",
        Schemas.any(),
        "volume:get_volume_metadata",
        (volume, _, _) -> Map.of(METADATA, get(volume)));
  }

  /// Adds or changes pairs.
  ///
  /// @throws Fault.Invalid in a status in which metadata stays as it is
  /// @throws Fault.OverLimit if there were too many
  @Transactional
  public Map<String, String> merge(Volume volume, Map<String, String> pairs) {
    String id = volume.id().value();
    gate.holdForMetadata(volume);
    metadata.image().merge(id, pairs);
    Map<String, String> all = metadata.image().get(id);
    limit.require(all);
    return all;
  }

  /// Removes a pair.
  ///
  /// @throws Fault.Invalid as [#merge]
  /// @throws Fault.NotFound if there is no such key
  @Transactional
  public void remove(Volume volume, String key) {
    gate.holdForMetadata(volume);
    if (!metadata.image().delete(volume.id().value(), key)) {
      throw new Fault.NotFound("Metadata does not exist.");
    }
  }

  /// All pairs.
  ///
  /// @throws Fault.NotFound if there are none
  @Transactional
  public Map<String, String> get(Volume volume) {
    Map<String, String> all = metadata.image().get(volume.id().value());
    if (all.isEmpty()) {
      throw new Fault.NotFound(
          "Glance metadata for volume/snapshot %s cannot be found.".formatted(volume.id()));
    }
    return all;
  }
}
