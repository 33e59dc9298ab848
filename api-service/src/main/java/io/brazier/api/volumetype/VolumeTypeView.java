package io.brazier.api.volumetype;

import com.fasterxml.jackson.annotation.JsonValue;
import io.brazier.api.microversion.Microversions;
import io.brazier.api.view.Fields;
import io.brazier.volumetype.VolumeType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A volume type as a client sees it (`cinder/api/v3/views/types.py`); which keys there are depends
/// on the reply and on who asks.
///
/// @param keys in Cinder's order; values are null where the type has none
record VolumeTypeView(@JsonValue Map<String, @Nullable Object> keys) {

  private static final String ACCESS = "os-volume-type-access:is_public";

  /// A type and who looks at it.
  private record Seen(VolumeTypeParts parts, VolumeTypeViewer viewer) {
    VolumeType type() {
      return parts.type();
    }
  }

  private static final Fields<Seen> UPDATED =
      Fields.<Seen>none()
          .add("id", seen -> seen.type().id())
          .add("name", seen -> seen.type().name())
          .add("is_public", seen -> seen.type().isPublic())
          .add("description", seen -> seen.type().description())
          .add("extra_specs", seen -> seen.viewer().visible(seen.parts().extraSpecs()))
          .onlyIf(seen -> seen.viewer().seesSpecs());

  private static final Fields<Seen> CREATED = withAccess(UPDATED);

  private static final Fields<Seen> DEFAULT =
      UPDATED
          .add("qos_specs_id", seen -> seen.type().qosSpecsId())
          .onlyIf(seen -> seen.viewer().seesQos());

  private static final Fields<Seen> SHOWN = withAccess(DEFAULT);

  private static Fields<Seen> withAccess(Fields<Seen> fields) {
    return fields
        .add(ACCESS, seen -> seen.type().isPublic())
        .onlyIf(seen -> seen.viewer().seesAccess());
  }

  /// What show gives, and the entry of a list.
  static VolumeTypeView shown(VolumeTypeParts parts, VolumeTypeViewer viewer) {
    return of(SHOWN, parts, viewer);
  }

  /// What show gives of the default type if it is not asked for by its id: Cinder's extension finds
  /// none under the word `default`.
  static VolumeTypeView shownAsDefault(VolumeTypeParts parts, VolumeTypeViewer viewer) {
    return of(DEFAULT, parts, viewer);
  }

  /// The reply to a create.
  static VolumeTypeView created(VolumeTypeParts parts, VolumeTypeViewer viewer) {
    return of(CREATED, parts, viewer);
  }

  /// The reply to an update.
  static VolumeTypeView updated(VolumeTypeParts parts, VolumeTypeViewer viewer) {
    return of(UPDATED, parts, viewer);
  }

  private static VolumeTypeView of(
      Fields<Seen> fields, VolumeTypeParts parts, VolumeTypeViewer viewer) {
    return new VolumeTypeView(fields.of(new Seen(parts, viewer), Microversions.MINIMUM));
  }
}
