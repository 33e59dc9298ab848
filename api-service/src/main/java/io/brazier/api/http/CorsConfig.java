package io.brazier.api.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Optional;

/// Which web pages may talk to the API from a browser; names and defaults are those of
/// oslo.middleware's `cors` as Cinder sets them (`cinder/common/config.py`).
@ConfigMapping(prefix = "brazier.cors")
public interface CorsConfig {

  /// The pages' origins, such as `https://console.example`, or `*` for any. Unset, no page may.
  Optional<List<String>> allowedOrigin();

  /// Whether requests may carry the browser's credentials for us.
  @WithDefault("true")
  boolean allowCredentials();

  /// The headers of replies that a page may read.
  @WithDefault(
      "X-Auth-Token,X-Subject-Token,X-Service-Token,X-OpenStack-Request-ID,OpenStack-API-Version")
  List<String> exposeHeaders();

  /// For how many seconds a browser may keep the answer to its question; 0 leaves it to the
  /// browser.
  @WithDefault("3600")
  @PositiveOrZero
  int maxAge();

  /// The methods that a page may use.
  @WithDefault("GET,PUT,POST,DELETE,PATCH,HEAD")
  List<String> allowMethods();

  /// The headers that a page may send besides those that any may.
  @WithDefault(
      "X-Auth-Token,X-Identity-Status,X-Roles,X-Service-Catalog,X-User-Id,X-Tenant-Id,X-OpenStack-Request-ID,X-Trace-Info,X-Trace-HMAC,OpenStack-API-Version")
  List<String> allowHeaders();
}
