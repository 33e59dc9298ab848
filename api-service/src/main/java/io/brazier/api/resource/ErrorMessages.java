package io.brazier.api.resource;

import io.brazier.context.RequestContext;
import io.brazier.resource.ResourceKind;
import io.brazier.resource.Status;
import io.brazier.usermessage.MessageAction;
import io.brazier.usermessage.MessageDetail;
import io.brazier.usermessage.UserFailure;
import io.brazier.usermessage.UserMessageRepository;
import jakarta.enterprise.context.ApplicationScoped;

/// Says why of what is put into an error status by a request (P6).
@ApplicationScoped
public class ErrorMessages {

  private final UserMessageRepository messages;

  ErrorMessages(UserMessageRepository messages) {
    this.messages = messages;
  }

  /// What is told of a status that an administrator has set, if it is an error.
  public void ofReset(
      ResourceKind kind, String id, String projectId, Status to, RequestContext context) {
    if (to.word().startsWith("error")) {
      tell(
          kind,
          id,
          projectId,
          MessageAction.RESET_STATUS,
          MessageDetail.SET_BY_ADMINISTRATOR,
          "reset",
          context);
    }
  }

  /// Tells a project.
  ///
  /// @param verb what the caller did, for administrators
  public void tell(
      ResourceKind kind,
      String id,
      String projectId,
      MessageAction action,
      MessageDetail detail,
      String verb,
      RequestContext context) {
    messages.tell(
        new UserFailure(
            projectId,
            context.requestId().value(),
            kind,
            id,
            action,
            detail,
            "%s by user %s, request %s".formatted(verb, context.userId(), context.requestId())));
  }
}
