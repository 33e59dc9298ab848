package io.brazier.api.versions;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.HttpURLConnection;

/// The load balancer's probe. It says that the process answers, not that its dependencies do: that
/// is `/q/health/ready` at the management port. Every method is answered alike, but HEAD without a
/// body (`oslo_middleware/healthcheck`).
@ApplicationScoped
class Healthcheck {

  void register(@Observes Router router) {
    router.route("/healthcheck").handler(Healthcheck::answer);
    router.route("/healthcheck/").handler(Healthcheck::answer);
  }

  private static void answer(RoutingContext routing) {
    HttpServerResponse response =
        routing.response().putHeader("Content-Type", "text/plain; charset=UTF-8");
    if (routing.request().method().equals(HttpMethod.HEAD)) {
      response.setStatusCode(HttpURLConnection.HTTP_NO_CONTENT).end();
    } else {
      response.end("OK");
    }
  }
}
