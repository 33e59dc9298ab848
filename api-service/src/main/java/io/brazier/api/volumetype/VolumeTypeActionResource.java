package io.brazier.api.volumetype;

import io.brazier.api.policy.Policy;
import io.brazier.api.request.CurrentRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.ResponseStatus;

/// The actions on a volume type (`cinder/api/contrib/volume_type_access.py`).
@Path("/v3/types/{id}/action")
@RunOnVirtualThread
class VolumeTypeActionResource {

  private final CurrentRequest request;
  private final Policy policy;
  private final ProjectAccess access;

  VolumeTypeActionResource(CurrentRequest request, Policy policy, ProjectAccess access) {
    this.request = request;
    this.policy = policy;
    this.access = access;
  }

  @POST
  @ResponseStatus(202)
  public void act(@PathParam("id") String id) {
    ProjectAccessAction action = ProjectAccessAction.read(request.body(), request.version());
    policy.checkOwn(action.rule(), request.context());
    access.apply(id, action);
  }
}
