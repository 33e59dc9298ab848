package io.brazier.api.versions;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// The load balancer's probe. It says that the process answers, not that its dependencies do: that
/// is `/q/health/ready` at the management port.
@ApplicationScoped
class Healthcheck {

  void register(@Observes Router router) {
    router
        .get("/healthcheck")
        .handler(routing ->
            routing.response().putHeader("Content-Type", "text/plain; charset=UTF-8").end("OK"));
  }
}
