package io.brazier.api.auth;

import io.brazier.api.keystone.ProjectStanding;

/// Finds out who sends a request.
public interface AuthStrategy {

  /// Called on a virtual thread; may block.
  ///
  /// @throws io.brazier.fault.Fault.Unavailable if the identity service does not answer
  AuthOutcome authenticate(AuthRequest request);

  /// Finds out whether there is a project, on behalf of a sender who was authenticated. May block.
  ///
  /// @throws io.brazier.fault.Fault.Unavailable if the identity service does not answer
  ProjectStanding findProject(String projectId, AuthRequest asker);

  /// Whether it can find out who sends a request just now. May block as long as authenticating may.
  boolean isReady();
}
