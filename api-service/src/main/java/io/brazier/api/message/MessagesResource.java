package io.brazier.api.message;

import io.brazier.api.list.ListView;
import io.brazier.api.microversion.Since;
import io.brazier.api.policy.Policy;
import io.brazier.api.request.CurrentRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;

/// User messages (`cinder/api/v3/messages.py`).
@Path("/v3/messages")
@Since("3.3")
@RunOnVirtualThread
class MessagesResource {

  private final CurrentRequest request;
  private final Policy policy;
  private final Messages messages;

  MessagesResource(CurrentRequest request, Policy policy, Messages messages) {
    this.request = request;
    this.policy = policy;
    this.messages = messages;
  }

  @GET
  public ListView list() {
    policy.checkOwn("message:get_all", request.context());
    return messages.list(request);
  }

  @GET
  @Path("/{id}")
  public Map<String, MessageView> show(@PathParam("id") String id) {
    return Map.of("message", MessageView.of(messages.get(id, request.context()), request));
  }

  @DELETE
  @Path("/{id}")
  @ResponseStatus(204)
  public void delete(@PathParam("id") String id) {
    messages.delete(id, request.context());
  }
}
