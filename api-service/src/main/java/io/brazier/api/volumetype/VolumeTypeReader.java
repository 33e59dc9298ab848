package io.brazier.api.volumetype;

import io.brazier.context.RequestContext;
import io.brazier.fault.Fault;
import io.brazier.volumetype.VolumeType;
import io.brazier.volumetype.VolumeTypeQuery;
import io.brazier.volumetype.VolumeTypeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Reads volume types with all that their views need.
@ApplicationScoped
class VolumeTypeReader {

  private static final SortedMap<String, @Nullable String> NO_SPECS = Collections.emptySortedMap();

  private final VolumeTypeRepository types;
  private final DefaultVolumeType defaultType;

  VolumeTypeReader(VolumeTypeRepository types, DefaultVolumeType defaultType) {
    this.types = types;
    this.defaultType = defaultType;
  }

  /// A type that the caller may see. A private one without access does not exist (P7).
  ///
  /// @throws Fault.NotFound if there is none
  @Transactional
  public VolumeTypeParts get(String id, RequestContext context) {
    return parts(getVisible(id, context));
  }

  /// The same without its extra specs.
  ///
  /// @throws Fault.NotFound if there is none
  @Transactional
  public VolumeType getVisible(String id, RequestContext context) {
    return types.get(id, context.admin() ? null : context.requiredProjectId());
  }

  /// A type, whoever may see it.
  ///
  /// @throws Fault.NotFound if there is none
  @Transactional
  public VolumeType getAny(String id) {
    return types.get(id, null);
  }

  /// The configured default type.
  ///
  /// @throws Fault.NotFound if there is none
  @Transactional
  public VolumeTypeParts getDefault() {
    return parts(
        defaultType
            .find()
            .orElseThrow(() -> new Fault.NotFound("Default volume type can not be found.")));
  }

  /// A page of types. A marker that the caller may not see does not exist (P7).
  ///
  /// @throws Fault.NotFound for such a marker
  @Transactional
  public List<VolumeTypeParts> list(VolumeTypeQuery query, RequestContext context) {
    String marker = query.marker();
    if (marker != null && !context.admin()) {
      types.get(marker, context.requiredProjectId());
    }
    List<VolumeType> page = types.list(query);
    Map<String, SortedMap<String, @Nullable String>> specs =
        types.extraSpecs().byOwner(page.stream().map(VolumeType::id).toList());
    return page.stream()
        .map(type -> new VolumeTypeParts(type, specs.getOrDefault(type.id(), NO_SPECS)))
        .toList();
  }

  private VolumeTypeParts parts(VolumeType type) {
    return new VolumeTypeParts(type, types.extraSpecs().get(type.id()));
  }
}
