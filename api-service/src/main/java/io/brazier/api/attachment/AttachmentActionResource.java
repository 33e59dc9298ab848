package io.brazier.api.attachment;

import io.brazier.api.action.Action;
import io.brazier.api.action.Actions;
import io.brazier.api.attachment.Attachments.Found;
import io.brazier.api.microversion.Since;
import io.brazier.api.request.CurrentRequest;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The actions on an attachment (`cinder/api/v3/attachments.py`).
@Path("/v3/attachments/{id}/action")
@RunOnVirtualThread
@Since("3.44")
class AttachmentActionResource {

  private final CurrentRequest request;
  private final Attachments reader;
  private final Actions<Found> actions;

  AttachmentActionResource(
      CurrentRequest request, Attachments reader, @All List<Action<Found>> actions) {
    this.request = request;
    this.reader = reader;
    this.actions = Actions.of(actions);
  }

  @POST
  public RestResponse<@Nullable Object> act(@PathParam("id") String id) {
    return actions.carryOut(request, rule -> reader.permitted(id, rule, request.context()));
  }
}
