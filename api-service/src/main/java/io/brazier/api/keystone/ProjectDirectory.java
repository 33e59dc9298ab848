package io.brazier.api.keystone;

import java.net.HttpURLConnection;

/// Asks the identity service about projects (`GET /v3/projects/{id}`), with the token of who wants
/// to know: what the caller may not see is not for us to see either.
public final class ProjectDirectory {

  private final KeystoneClient keystone;

  ProjectDirectory(KeystoneClient keystone) {
    this.keystone = keystone;
  }

  /// What there is to be known of a project.
  ///
  /// @param token one that was validated
  /// @throws io.brazier.fault.Fault.Unavailable if that cannot be found out in time
  public ProjectStanding find(String projectId, String token, Deadline deadline) {
    int status = keystone.project(projectId, token, deadline).statusCode();
    return switch (status) {
      case HttpURLConnection.HTTP_OK -> ProjectStanding.THERE;
      case HttpURLConnection.HTTP_NOT_FOUND -> ProjectStanding.MISSING;
      case HttpURLConnection.HTTP_UNAUTHORIZED, HttpURLConnection.HTTP_FORBIDDEN ->
          ProjectStanding.HIDDEN;
      default -> throw KeystoneClient.unavailable("status " + status + " about a project");
    };
  }
}
