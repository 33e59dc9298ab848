package io.brazier.api.volume;

import io.brazier.api.policy.Policy;
import io.brazier.api.policy.PolicyTarget;
import io.brazier.api.resource.ResourceReader;
import io.brazier.attachment.Attachment;
import io.brazier.attachment.AttachmentRepository;
import io.brazier.attachment.AttachmentStatus;
import io.brazier.context.RequestContext;
import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeMetadataRepository;
import io.brazier.volume.VolumeRepository;
import io.brazier.volumetype.VolumeTypeRepository;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Reads volumes with all that their views need, a page with a handful of queries.
@Singleton
public class VolumeReader extends ResourceReader<Volume> {

  private static final SortedMap<String, String> NONE = Collections.emptySortedMap();

  private final VolumeRepository volumes;
  private final VolumeMetadataRepository metadata;
  private final VolumeTypeRepository types;
  private final AttachmentRepository attachments;

  VolumeReader(
      VolumeRepository volumes,
      VolumeMetadataRepository metadata,
      VolumeTypeRepository types,
      AttachmentRepository attachments,
      Policy policy) {
    super(policy);
    this.volumes = volumes;
    this.metadata = metadata;
    this.types = types;
    this.attachments = attachments;
  }

  @Override
  protected Volume find(String id, Scope scope) {
    return volumes.get(new VolumeId(id), scope);
  }

  @Override
  protected PolicyTarget target(Volume volume) {
    return PolicyTarget.owned(volume.projectId(), volume.userId());
  }

  @Override
  protected String rule() {
    return "volume:get";
  }

  /// As if it did not exist (quirk Q26).
  @Override
  protected Fault hidden(String id) {
    return Fault.NotFound.volume(id);
  }

  /// A volume that the caller may see, with all its parts.
  ///
  /// @throws Fault.NotFound if there is none
  @Transactional
  VolumeParts getParts(String id, RequestContext context) {
    return parts(List.of(get(id, context))).getFirst();
  }

  /// Volumes with all their parts, in the same order.
  @Transactional
  List<VolumeParts> parts(List<Volume> page) {
    List<String> ids = page.stream().map(volume -> volume.id().value()).toList();
    Map<String, SortedMap<String, String>> own = metadata.byOwner(ids);
    Map<String, SortedMap<String, String>> admin = metadata.visibleAdminByOwner(ids);
    Map<String, SortedMap<String, String>> image = metadata.image().byOwner(ids);
    Map<String, List<Attachment>> attached = attachments.ofAll(ids);
    Map<String, String> typeNames =
        types.names(page.stream().map(Volume::volumeTypeId).distinct().toList());
    return page.stream()
        .map(volume ->
            new VolumeParts(
                volume,
                typeNames.getOrDefault(volume.volumeTypeId(), volume.volumeTypeId()),
                own.getOrDefault(volume.id().value(), NONE),
                admin.getOrDefault(volume.id().value(), NONE),
                image.getOrDefault(volume.id().value(), NONE),
                complete(attached.getOrDefault(volume.id().value(), List.of()))))
        .toList();
  }

  private static List<Attachment> complete(List<Attachment> all) {
    return all.stream().filter(each -> each.is(AttachmentStatus.ATTACHED)).toList();
  }
}
