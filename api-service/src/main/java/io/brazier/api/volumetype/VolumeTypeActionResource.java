package io.brazier.api.volumetype;

import io.brazier.api.action.Action;
import io.brazier.api.action.Actions;
import io.brazier.api.policy.Policy;
import io.brazier.api.request.CurrentRequest;
import io.brazier.volumetype.VolumeType;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The actions on a volume type (`cinder/api/contrib/volume_type_access.py`).
@Path("/v3/types/{id}/action")
@RunOnVirtualThread
class VolumeTypeActionResource {

  private final CurrentRequest request;
  private final Policy policy;
  private final VolumeTypeReader reader;
  private final Actions<VolumeType> actions;

  VolumeTypeActionResource(
      CurrentRequest request,
      Policy policy,
      VolumeTypeReader reader,
      @All List<Action<VolumeType>> actions) {
    this.request = request;
    this.policy = policy;
    this.reader = reader;
    this.actions = Actions.of(actions);
  }

  @POST
  public RestResponse<@Nullable Object> act(@PathParam("id") String id) {
    return actions.carryOut(
        request,
        rule -> {
          policy.checkOwn(rule, request.context());
          return reader.getAny(id);
        });
  }
}
