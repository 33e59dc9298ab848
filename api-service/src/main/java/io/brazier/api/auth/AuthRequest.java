package io.brazier.api.auth;

import org.jspecify.annotations.Nullable;

/// What a request says about its sender.
///
/// @param token `X-Auth-Token`
/// @param serviceToken `X-Service-Token`
/// @param user `X-Auth-User`, which only noauth reads
/// @param project `X-Auth-Project-Id`, which only noauth reads
public record AuthRequest(
    @Nullable String token,
    @Nullable String serviceToken,
    @Nullable String user,
    @Nullable String project) {

  /// Keeps tokens out of logs.
  @Override
  public String toString() {
    return "AuthRequest[user=%s, project=%s]".formatted(user, project);
  }
}
