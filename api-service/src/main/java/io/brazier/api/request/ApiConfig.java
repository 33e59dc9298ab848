package io.brazier.api.request;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/// What of the API's surface an operator can choose; the names and defaults are Cinder's.
@ConfigMapping(prefix = "brazier.api")
public interface ApiConfig {

  /// The address that clients know us by, as the base of all links. Unset, links follow the
  /// request.
  Optional<String> publicEndpoint();

  /// Whether links follow what a proxy tells of the request (`Forwarded`, or `X-Forwarded-Proto`
  /// and `X-Forwarded-Host`; `X-Forwarded-Prefix`). Only behind a proxy that sets or removes them:
  /// anybody can send them (oslo.middleware's `enable_proxy_headers_parsing`).
  @WithDefault("false")
  boolean enableProxyHeadersParsing();

  /// What a first path segment must look like to be a project's id. The id of the token's own
  /// project is always one, so that the names of noauth work.
  @WithDefault("[0-9a-f\\-]+")
  String projectIdRegex();

  /// The largest body in bytes (`osapi_max_request_body_size`).
  @WithDefault("114688")
  @Positive
  int maxRequestBodySize();

  /// How long a request's body may take to come.
  @WithDefault("60s")
  @DurationMin(millis = 1)
  Duration bodyTimeout();

  /// How long a request waits for a storage host that is to attach or detach a volume
  /// (`rpc_response_timeout`). What it has asked for goes on, and the next request finds it.
  @WithDefault("60s")
  @DurationMin(millis = 1)
  Duration connectionTimeout();

  /// The most metadata items of a volume.
  @WithDefault("128")
  @Positive
  int maxMetadataItems();

  /// The name of this service's host, by which operators ask for its log levels.
  @WithDefault("${brazier.host:${HOSTNAME:localhost}}")
  String host();

  /// The most items on a page (`osapi_max_limit`).
  @WithDefault("1000")
  @Positive
  int maxLimit();
}
