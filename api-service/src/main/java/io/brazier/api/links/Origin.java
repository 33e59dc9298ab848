package io.brazier.api.links;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a request came in, as far as links need it.
///
/// @param base scheme and host as the client sees them, with `public_endpoint`'s path if there is
///   one; no slash at the end
/// @param projectId the project segment of the URL; null if it had none
/// @param query the request's query string as it came; empty if it had none
public record Origin(String base, @Nullable String projectId, String query) {

  /// Works out the base (`cinder/api/common.py`, `cinder/api/views/versions.py`).
  ///
  /// @param requestBase scheme and host that the request was sent to
  /// @param forwardedHost `X-Forwarded-Host`; its last element replaces the host
  /// @param publicEndpoint the setting, which wins over both
  public static String base(
      String requestBase, @Nullable String forwardedHost, Optional<String> publicEndpoint) {
    if (publicEndpoint.isPresent()) {
      return publicEndpoint.get().replaceAll("/+$", "");
    }
    if (forwardedHost == null || forwardedHost.isBlank()) {
      return requestBase;
    }
    String last = forwardedHost.substring(forwardedHost.lastIndexOf(',') + 1).strip();
    return requestBase.substring(0, requestBase.indexOf("://") + 3) + last;
  }
}
