package io.brazier.api.volumetype;

import com.fasterxml.jackson.annotation.JsonValue;
import io.brazier.volumetype.VolumeType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A volume type as a client sees it (`cinder/api/v3/views/types.py`); which keys there are depends
/// on the reply and on who asks.
///
/// @param keys in Cinder's order; values are null where the type has none
record VolumeTypeView(@JsonValue Map<String, @Nullable Object> keys) {

  private static final String ACCESS = "os-volume-type-access:is_public";

  VolumeTypeView {
    keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
  }

  /// The entry of a list.
  static VolumeTypeView listed(VolumeTypeParts parts, VolumeTypeViewer viewer) {
    Map<String, @Nullable Object> keys = read(parts, viewer);
    if (viewer.seesAccess()) {
      keys.put(ACCESS, parts.type().isPublic());
    }
    return new VolumeTypeView(keys);
  }

  /// What show gives.
  static VolumeTypeView shown(VolumeTypeParts parts, VolumeTypeViewer viewer) {
    return new VolumeTypeView(read(parts, viewer));
  }

  /// The reply to a create.
  static VolumeTypeView created(VolumeTypeParts parts, VolumeTypeViewer viewer) {
    Map<String, @Nullable Object> keys = common(parts, viewer);
    keys.put(ACCESS, parts.type().isPublic());
    return new VolumeTypeView(keys);
  }

  /// The reply to an update.
  static VolumeTypeView updated(VolumeTypeParts parts, VolumeTypeViewer viewer) {
    return new VolumeTypeView(common(parts, viewer));
  }

  private static Map<String, @Nullable Object> read(
      VolumeTypeParts parts, VolumeTypeViewer viewer) {
    Map<String, @Nullable Object> keys = common(parts, viewer);
    if (viewer.seesQos()) {
      keys.put("qos_specs_id", parts.type().qosSpecsId());
    }
    return keys;
  }

  private static Map<String, @Nullable Object> common(
      VolumeTypeParts parts, VolumeTypeViewer viewer) {
    VolumeType type = parts.type();
    Map<String, @Nullable Object> keys = new LinkedHashMap<>();
    keys.put("id", type.id());
    keys.put("name", type.name());
    keys.put("is_public", type.isPublic());
    keys.put("description", type.description());
    if (viewer.seesSpecs()) {
      keys.put("extra_specs", viewer.visible(parts.extraSpecs()));
    }
    return keys;
  }
}
