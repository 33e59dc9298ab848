package io.brazier.api.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// A handler that fails on one path, between the pipeline and the resources.
@ApplicationScoped
class BrokenFilter {

  static final String PATH = "explosions";

  void register(@Observes Filters filters) {
    filters.register(BrokenFilter::explode, 1);
  }

  private static void explode(RoutingContext routing) {
    if (routing.normalizedPath().endsWith(PATH)) {
      throw new IllegalStateException("a secret");
    }
    routing.next();
  }
}
