package io.brazier.api.volume;

import io.brazier.api.action.Action;
import io.brazier.api.action.Actions;
import io.brazier.api.request.CurrentRequest;
import io.brazier.volume.Volume;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The actions on a volume (`cinder/api/contrib/volume_actions.py`), whichever there are: every
/// bean of the type `Action<Volume>` is one.
@Path("/v3/volumes/{id}/action")
@RunOnVirtualThread
class VolumeActionResource {

  private final CurrentRequest request;
  private final VolumeReader reader;
  private final Actions<Volume> actions;

  VolumeActionResource(
      CurrentRequest request, VolumeReader reader, @All List<Action<Volume>> actions) {
    this.request = request;
    this.reader = reader;
    this.actions = Actions.of(actions);
  }

  @POST
  public RestResponse<@Nullable Object> act(@PathParam("id") String id) {
    return actions.carryOut(request, rule -> reader.permitted(id, rule, request.context()));
  }
}
