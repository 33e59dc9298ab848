package io.brazier.api.volumetype;

import io.brazier.api.policy.Policy;
import io.brazier.api.request.CurrentRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;

/// Lists who may use a private type (`cinder/api/contrib/volume_type_access.py`).
@Path("/v3/types/{id}/os-volume-type-access")
@RunOnVirtualThread
class ProjectAccessResource {

  private final CurrentRequest request;
  private final Policy policy;
  private final ProjectAccess access;

  ProjectAccessResource(CurrentRequest request, Policy policy, ProjectAccess access) {
    this.request = request;
    this.policy = policy;
    this.access = access;
  }

  @GET
  public Map<String, List<ProjectAccessView>> list(@PathParam("id") String id) {
    policy.checkOwn("volume_extension:volume_type_access:get_all_for_type", request.context());
    return Map.of(
        "volume_type_access",
        access.list(id).stream().map(project -> new ProjectAccessView(id, project)).toList());
  }
}
