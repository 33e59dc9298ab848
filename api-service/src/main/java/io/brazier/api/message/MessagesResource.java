package io.brazier.api.message;

import io.brazier.api.links.Link;
import io.brazier.api.microversion.Since;
import io.brazier.api.policy.Policy;
import io.brazier.api.request.CurrentRequest;
import io.brazier.usermessage.MessageQuery;
import io.brazier.usermessage.UserMessage;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;

/// User messages (`cinder/api/v3/messages.py`).
@Path("/v3/messages")
@Since("3.3")
@RunOnVirtualThread
class MessagesResource {

  private final CurrentRequest request;
  private final Policy policy;
  private final MessageListRequests lists;
  private final Messages messages;

  MessagesResource(
      CurrentRequest request, Policy policy, MessageListRequests lists, Messages messages) {
    this.request = request;
    this.policy = policy;
    this.lists = lists;
    this.messages = messages;
  }

  @GET
  public MessageListView list() {
    policy.checkOwn("message:get_all", request.context());
    return lists.read(request).map(this::page).orElse(new MessageListView(List.of(), List.of()));
  }

  private MessageListView page(MessageQuery query) {
    List<UserMessage> page = messages.list(query, request.context());
    return new MessageListView(
        page.stream().map(message -> MessageView.of(message, request)).toList(), next(query, page));
  }

  /// A page that is exactly full has a link even if nothing follows, as in Cinder.
  private List<Link> next(MessageQuery query, List<UserMessage> page) {
    boolean full = !page.isEmpty() && page.size() >= query.limit();
    return full && MessageListRequests.paged(request)
        ? List.of(request.links().next("messages", page.getLast().id()))
        : List.of();
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
