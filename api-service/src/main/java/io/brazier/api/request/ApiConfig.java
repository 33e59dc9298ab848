package io.brazier.api.request;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.util.Optional;

/// What of the API's surface an operator can choose; the names and defaults are Cinder's.
@ConfigMapping(prefix = "brazier.api")
public interface ApiConfig {

  /// The address that clients know us by, as the base of all links. Unset, links follow the
  /// request.
  Optional<String> publicEndpoint();

  /// What a first path segment must look like to be a project's id. The id of the token's own
  /// project is always one, so that the names of noauth work.
  @WithDefault("[0-9a-f\\-]+")
  String projectIdRegex();

  /// The largest body in bytes (`osapi_max_request_body_size`).
  @WithDefault("114688")
  @Positive
  int maxRequestBodySize();

  /// The most items on a page (`osapi_max_limit`).
  @WithDefault("1000")
  @Positive
  int maxLimit();
}
