package io.brazier.api.request;

import java.util.Set;

/// Which part of the service a path belongs to, by its spelling: nothing is read into it. The
/// router behind follows dots, leaves out slashes and cuts off what comes after a semicolon, so a
/// path that is none of these by its letters is refused before the router could find a resource
/// that wants to know who asks.
enum Area {
  /// Behind authentication.
  API,
  /// For everybody: the list of versions and the load balancer's probe.
  OPEN,
  /// No place at all.
  NOWHERE;

  private static final Set<String> OPEN_PATHS = Set.of("/", "/healthcheck", "/healthcheck/");

  static Area of(String path) {
    if (ApiPath.isApi(path)) {
      return API;
    }
    return OPEN_PATHS.contains(path) ? OPEN : NOWHERE;
  }
}
