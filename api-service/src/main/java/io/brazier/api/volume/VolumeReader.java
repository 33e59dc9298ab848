package io.brazier.api.volume;

import io.brazier.api.policy.Policy;
import io.brazier.api.policy.PolicyTarget;
import io.brazier.context.RequestContext;
import io.brazier.fault.Fault;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeMetadataRepository;
import io.brazier.volume.VolumeRepository;
import io.brazier.volumetype.VolumeTypeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/// Reads volumes with all that their views need, a page with a handful of queries.
@ApplicationScoped
class VolumeReader {

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
    Volume volume =
        volumes.get(new VolumeId(id), context.admin() ? null : context.requiredProjectId());
    if (!policy.allows("volume:get", context, PolicyTarget.ofProject(volume.projectId()))) {
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
    policy.check(rule, context, PolicyTarget.ofProject(volume.projectId()));
    return volume;
  }

  /// One volume with all its parts.
  @Transactional
  public VolumeParts parts(Volume volume) {
    return parts(List.of(volume)).getFirst();
  }

  /// Volumes with all their parts, in the same order.
  @Transactional
  public List<VolumeParts> parts(List<Volume> page) {
    List<VolumeId> ids = page.stream().map(Volume::id).toList();
    Map<VolumeId, Map<String, String>> own = metadata.byVolume(ids);
    Map<VolumeId, Map<String, String>> admin = metadata.visibleAdminByVolume(ids);
    Map<VolumeId, Map<String, String>> image = metadata.glanceByVolume(ids);
    Map<String, String> typeNames =
        types.names(page.stream().map(Volume::volumeTypeId).distinct().toList());
    return page.stream()
        .map(volume ->
            new VolumeParts(
                volume,
                typeNames.getOrDefault(volume.volumeTypeId(), volume.volumeTypeId()),
                own.getOrDefault(volume.id(), Map.of()),
                admin.getOrDefault(volume.id(), Map.of()),
                image.getOrDefault(volume.id(), Map.of())))
        .toList();
  }
}
