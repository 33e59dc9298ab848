package io.brazier.api.message;

import io.brazier.api.policy.Policy;
import io.brazier.api.policy.PolicyTarget;
import io.brazier.context.RequestContext;
import io.brazier.fault.Fault;
import io.brazier.usermessage.MessageQuery;
import io.brazier.usermessage.UserMessage;
import io.brazier.usermessage.UserMessageRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/// Reads and removes user messages.
@ApplicationScoped
class Messages {

  private final UserMessageRepository messages;
  private final Policy policy;

  Messages(UserMessageRepository messages, Policy policy) {
    this.messages = messages;
    this.policy = policy;
  }

  /// A page of messages. A marker that the caller may not see does not exist (P7).
  ///
  /// @throws Fault.NotFound for such a marker
  @Transactional
  public List<UserMessage> list(MessageQuery query, RequestContext context) {
    String marker = query.marker();
    if (marker != null) {
      visible(marker, context);
    }
    return messages.list(query);
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
    UserMessage message = visible(id, context);
    policy.check(rule, context, PolicyTarget.ofProject(message.projectId()));
    return message;
  }

  private UserMessage visible(String id, RequestContext context) {
    return messages
        .findVisible(id, context.admin() ? null : context.requiredProjectId())
        .orElseThrow(() -> Fault.NotFound.message(id));
  }
}
