package io.brazier.context;

import org.jspecify.annotations.Nullable;

/// What a token is good for. A token of a project has the project, one of a domain the domain, one
/// of the whole system the word for it; a token without a scope has none of them.
///
/// @param projectId the project
/// @param projectDomainId the project's domain
/// @param domainId the domain of a token that is a domain's
/// @param system `all` for a token of the whole system
/// @param adminProject whether the project is the one for administrators. An identity service that
///   has no such project does not say, and then every project counts as one
public record TokenScope(
    @Nullable String projectId,
    @Nullable String projectDomainId,
    @Nullable String domainId,
    @Nullable String system,
    boolean adminProject) {

  /// A project where none is for administrators alone.
  public static TokenScope ofProject(String projectId) {
    return new TokenScope(projectId, null, null, null, true);
  }
}
