package io.brazier.api.auth;

import io.vertx.core.http.HttpServerRequest;
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

  /// Reads it from a request's headers.
  public static AuthRequest of(HttpServerRequest request) {
    return new AuthRequest(
        request.getHeader("X-Auth-Token"),
        request.getHeader("X-Service-Token"),
        request.getHeader("X-Auth-User"),
        request.getHeader("X-Auth-Project-Id"));
  }

  /// Keeps tokens out of logs.
  @Override
  public String toString() {
    return "AuthRequest[user=%s, project=%s]".formatted(user, project);
  }
}
