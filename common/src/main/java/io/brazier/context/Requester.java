package io.brazier.context;

/// On whose behalf the work is done; without tokens, so that it may be kept (B-1).
///
/// @param requestId the API request
/// @param userId who asked
/// @param projectId the project of the resource
public record Requester(String requestId, String userId, String projectId) {

  /// The caller of an API request.
  ///
  /// @throws IllegalStateException if the caller's token has no project
  public static Requester of(RequestContext context) {
    return new Requester(
        context.requestId().value(), context.userId(), context.requiredProjectId());
  }

  /// The caller of an API request about what may be another project's.
  public static Requester onBehalf(RequestContext context, String projectId) {
    return new Requester(context.requestId().value(), context.userId(), projectId);
  }
}
