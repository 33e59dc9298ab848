package io.brazier.api.attachment;

import io.brazier.api.list.ListRequest;
import io.brazier.api.list.ListView;
import io.brazier.api.policy.Policy;
import io.brazier.api.policy.PolicyTarget;
import io.brazier.api.request.ApiConfig;
import io.brazier.api.request.CurrentRequest;
import io.brazier.attachment.Attachment;
import io.brazier.attachment.AttachmentAttributes;
import io.brazier.attachment.AttachmentRepository;
import io.brazier.context.RequestContext;
import io.brazier.context.Scope;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Function;

/// Reads attachments, which belong to whom their volume belongs; no policy rule hides them.
@ApplicationScoped
class Attachments {

  private static final ListView.Place PLACE = ListView.Place.of("attachments");

  private final AttachmentRepository attachments;
  private final VolumeRepository volumes;
  private final Policy policy;
  private final int maxLimit;

  Attachments(
      AttachmentRepository attachments, VolumeRepository volumes, Policy policy, ApiConfig config) {
    this.attachments = attachments;
    this.volumes = volumes;
    this.policy = policy;
    this.maxLimit = config.maxLimit();
  }

  /// An attachment and the volume that it is of, as they were read.
  record Found(Attachment attachment, Volume volume) {}

  /// A page; there are no links to others, as in Cinder.
  @Transactional
  public ListView list(CurrentRequest request, Function<Attachment, AttachmentView> view) {
    ListRequest wanted = ListRequest.read(request, AttachmentAttributes.ALL, maxLimit);
    List<Attachment> page = attachments.list(wanted.query(ListRequest.scope(request), List.of()));
    return ListView.whole(PLACE, page.stream().map(view).toList());
  }

  /// One that the caller may see.
  ///
  /// @throws io.brazier.fault.Fault.NotFound if there is none
  @Transactional
  public Attachment get(String id, RequestContext context) {
    return attachments.get(id, Scope.visibleTo(context));
  }

  /// Those of a volume that the caller was let do something to.
  @Transactional
  public List<Attachment> of(VolumeId volume) {
    return attachments.of(volume);
  }

  /// One that the rule lets the caller do something to.
  ///
  /// @throws io.brazier.fault.Fault.NotFound if there is none
  /// @throws io.brazier.fault.Fault.Forbidden if the rule does not
  @Transactional
  public Found permitted(String id, String rule, RequestContext context) {
    Attachment attachment = attachments.get(id, Scope.visibleTo(context));
    Volume volume = volumes.get(attachment.volumeId(), new Scope.All());
    policy.check(rule, context, PolicyTarget.owned(volume.projectId(), volume.userId()));
    return new Found(attachment, volume);
  }
}
