package io.brazier.api.request;

import io.brazier.api.links.Origin;
import io.brazier.context.RequestContext;
import io.brazier.context.RequestId;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/// What the pipeline found out about a request before it was routed.
///
/// @param requestId the request's id
/// @param context who asks; null on paths without authentication
/// @param foreignProject whether the URL names a project that is not the token's
record Arrival(
    RequestId requestId,
    @Nullable RequestContext context,
    Origin origin,
    RequestBody body,
    boolean foreignProject) {

  private static final String KEY = Arrival.class.getName();

  void attachTo(RoutingContext routing) {
    routing.put(KEY, this);
  }

  static @Nullable Arrival of(RoutingContext routing) {
    return routing.get(KEY);
  }
}
