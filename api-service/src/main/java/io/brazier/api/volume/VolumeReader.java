package io.brazier.api.volume;

import io.brazier.api.policy.Policy;
import io.brazier.api.policy.PolicyTarget;
import io.brazier.context.RequestContext;
import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeMetadataRepository;
import io.brazier.volume.VolumeRepository;
import io.brazier.volumetype.VolumeTypeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Reads volumes with all that their views need, a page with a handful of queries.
@ApplicationScoped
public class VolumeReader {

  private static final SortedMap<String, String> NONE = Collections.emptySortedMap();

  private final VolumeRepository volumes;
  private final VolumeMetadataRepository metadata;
  private final VolumeTypeRepository types;
  private final Policy policy;

  VolumeReader(
      VolumeRepository volumes,
      VolumeMetadataRepository metadata,
      VolumeTypeRepository types,
      Policy policy) {
    this.volumes = volumes;
    this.metadata = metadata;
    this.types = types;
    this.policy = policy;
  }

  /// A volume that the caller may see. One of another project, or one that policy hides, does not
  /// exist (P7, quirk Q26).
  ///
  /// @throws Fault.NotFound if there is none
  @Transactional
  public Volume get(String id, RequestContext context) {
    Volume volume = volumes.get(new VolumeId(id), Scope.visibleTo(context));
    if (!policy.allows(
        "volume:get", context, PolicyTarget.owned(volume.projectId(), volume.userId()))) {
      throw Fault.NotFound.volume(id);
    }
    return volume;
  }

  /// A volume that the caller may see, if the rule lets the caller do this to it.
  ///
  /// @throws Fault.NotFound if there is none
  /// @throws Fault.Forbidden if the rule does not
  @Transactional
  public Volume permitted(String id, String rule, RequestContext context) {
    Volume volume = get(id, context);
    require(rule, volume, context);
    return volume;
  }

  /// Refuses what the rule does not let the caller do to a volume.
  ///
  /// @throws Fault.Forbidden if it does not
  void require(String rule, Volume volume, RequestContext context) {
    policy.check(rule, context, PolicyTarget.owned(volume.projectId(), volume.userId()));
  }

  /// A volume that the caller may see, with all its parts.
  ///
  /// @throws Fault.NotFound if there is none
  @Transactional
  public VolumeParts getParts(String id, RequestContext context) {
    return parts(List.of(get(id, context))).getFirst();
  }

  /// Volumes with all their parts, in the same order.
  @Transactional
  public List<VolumeParts> parts(List<Volume> page) {
    List<String> ids = page.stream().map(volume -> volume.id().value()).toList();
    Map<String, SortedMap<String, String>> own = metadata.byOwner(ids);
    Map<String, SortedMap<String, String>> admin = metadata.visibleAdminByOwner(ids);
    Map<String, SortedMap<String, String>> image = metadata.image().byOwner(ids);
    Map<String, String> typeNames =
        types.names(page.stream().map(Volume::volumeTypeId).distinct().toList());
    return page.stream()
        .map(volume ->
            new VolumeParts(
                volume,
                typeNames.getOrDefault(volume.volumeTypeId(), volume.volumeTypeId()),
                own.getOrDefault(volume.id().value(), NONE),
                admin.getOrDefault(volume.id().value(), NONE),
                image.getOrDefault(volume.id().value(), NONE)))
        .toList();
  }
}
