package io.brazier.api.volume;

import io.brazier.api.links.Links;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.policy.Policy;
import io.brazier.api.policy.PolicyTarget;
import io.brazier.api.request.CurrentRequest;
import io.brazier.context.RequestContext;
import io.brazier.volume.Volume;

/// For whom a volume is rendered: the version, the links, and what policy lets the caller see.
/// Rules that do not depend on the volume are asked once for a whole list.
record Viewer(
    ApiVersion version,
    Links links,
    RequestContext context,
    Policy policy,
    boolean seesHost,
    boolean seesMigration) {

  static Viewer of(CurrentRequest request, Policy policy) {
    RequestContext context = request.context();
    PolicyTarget own = PolicyTarget.own(context);
    return new Viewer(
        request.version(),
        request.links(),
        context,
        policy,
        policy.allows("volume_extension:volume_host_attribute", context, own),
        policy.allows("volume_extension:volume_mig_status_attribute", context, own));
  }

  boolean admin() {
    return context.admin();
  }

  /// Whether the names of hosts that volumes are attached to are shown.
  boolean seesServers() {
    return admin() || context.user().roles().contains("service");
  }

  boolean seesTenant(Volume volume) {
    return allows("volume_extension:volume_tenant_attribute", volume);
  }

  boolean seesImageMetadata(Volume volume) {
    return allows("volume_extension:volume_image_metadata:show", volume);
  }

  private boolean allows(String rule, Volume volume) {
    return policy.allows(rule, context, PolicyTarget.owned(volume.projectId(), volume.userId()));
  }
}
