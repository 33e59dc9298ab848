package io.brazier.api.links;

import java.util.Objects;
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
  /// @param scheme by which the request came
  /// @param host that the request was sent to
  /// @param forwarded what a proxy says, which wins over both
  /// @param publicEndpoint the setting, which wins over all
  public static String base(
      String scheme, String host, Forwarded forwarded, Optional<String> publicEndpoint) {
    if (publicEndpoint.isPresent()) {
      return publicEndpoint.get().replaceAll("/+$", "");
    }
    return Objects.requireNonNullElse(forwarded.scheme(), scheme)
        + "://"
        + Objects.requireNonNullElse(forwarded.host(), host)
        + forwarded.prefix();
  }
}
