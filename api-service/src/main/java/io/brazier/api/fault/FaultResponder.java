package io.brazier.api.fault;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/// Sends envelopes for requests that never reach the REST layer.
@ApplicationScoped
public class FaultResponder {

  private static final Logger LOG = Logger.getLogger(FaultResponder.class);

  /// The HTTP layer's own refusals, such as a path with a broken escape, get an envelope too.
  void register(@Observes Router router) {
    for (int status : new int[] {400, 404, 405, 413, 415}) {
      router.errorHandler(status, routing -> send(routing, FaultReplies.ofStatus(status)));
    }
  }

  /// Answers with an envelope; does nothing if the client is already answered or gone.
  public void send(RoutingContext routing, FaultReply reply) {
    HttpServerResponse response = routing.response();
    if (response.ended() || response.closed()) {
      return;
    }
    response.setStatusCode(reply.status());
    if (reply.retryAfter() != null) {
      response.putHeader("Retry-After", reply.retryAfter());
    }
    if (reply.element() == null) {
      response.end();
      return;
    }
    response.putHeader("Content-Type", FaultReply.MEDIA_TYPE);
    response.end(Buffer.buffer(reply.body()));
  }

  /// Answers a failure that nobody foresaw; the cause goes to the log only.
  public void sendUnexpected(RoutingContext routing, Throwable cause) {
    LOG.error("Request failed before it reached its resource", cause);
    send(routing, FaultReplies.unexpected());
  }
}
