package io.brazier.api.message;

import io.brazier.api.list.ListRequest;
import io.brazier.api.list.ListView;
import io.brazier.api.policy.Policy;
import io.brazier.api.policy.PolicyTarget;
import io.brazier.api.request.ApiConfig;
import io.brazier.api.request.CurrentRequest;
import io.brazier.context.RequestContext;
import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.usermessage.MessageAttributes;
import io.brazier.usermessage.UserMessage;
import io.brazier.usermessage.UserMessageRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/// Reads and removes user messages.
@ApplicationScoped
class Messages {

  private static final ListView.Place PLACE = ListView.Place.of("messages");

  private final UserMessageRepository messages;
  private final Policy policy;
  private final int maxLimit;

  Messages(UserMessageRepository messages, Policy policy, ApiConfig config) {
    this.messages = messages;
    this.policy = policy;
    this.maxLimit = config.maxLimit();
  }

  /// A page of messages: the caller's own project's, which a token may lack; an administrator may
  /// name another.
  @Transactional
  public ListView list(CurrentRequest request) {
    RequestContext context = request.context();
    boolean paged = request.atLeast("3.5");
    ListRequest wanted =
        paged
            ? ListRequest.read(request, MessageAttributes.ALL, maxLimit)
            : ListRequest.unpaged(request, MessageAttributes.ALL, maxLimit);
    Scope scope =
        wanted
            .take("project_id")
            .filter(_ -> context.admin())
            .<Scope>map(Scope.Project::new)
            .orElseGet(() -> Scope.ownedBy(context));
    List<UserMessage> page = messages.list(wanted.query(scope, List.of()));
    List<MessageView> views =
        page.stream().map(message -> MessageView.of(message, request)).toList();
    return paged
        ? wanted.view(PLACE, page, UserMessage::id, views, null)
        : ListView.whole(PLACE, views);
  }

  /// A message of the caller's project, or of any for an administrator.
  ///
  /// @throws Fault.NotFound if there is none
  /// @throws Fault.Forbidden if the caller may not read it
  @Transactional
  public UserMessage get(String id, RequestContext context) {
    return permitted("message:get", id, context);
  }

  /// Removes a message.
  ///
  /// @throws Fault.NotFound if there is none
  /// @throws Fault.Forbidden if the caller may not remove it
  @Transactional
  public void delete(String id, RequestContext context) {
    messages.softDelete(permitted("message:delete", id, context).id());
  }

  private UserMessage permitted(String rule, String id, RequestContext context) {
    UserMessage message = messages.get(id, Scope.visibleTo(context));
    policy.check(rule, context, PolicyTarget.ofProject(message.projectId()));
    return message;
  }
}
