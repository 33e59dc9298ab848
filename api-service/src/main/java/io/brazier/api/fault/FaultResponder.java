package io.brazier.api.fault;

import io.brazier.api.requestid.RequestIds;
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

  private final RequestIds requestIds;

  FaultResponder(RequestIds requestIds) {
    this.requestIds = requestIds;
  }

  /// The HTTP layer's own refusals, such as of a request without a host, get an envelope too, and
  /// so do failures of its handlers.
  void register(@Observes Router router) {
    for (int status : new int[] {400, 404, 405, 413, 415}) {
      router.errorHandler(status, routing -> send(routing, FaultReplies.ofStatus(status)));
    }
    router.errorHandler(500, this::sendFailure);
    router.route().failureHandler(this::sendFailure);
  }

  private void sendFailure(RoutingContext routing) {
    FaultReply reply = FaultReplies.ofStatus(routing.statusCode());
    if (reply.equals(FaultReplies.unexpected())) {
      LOG.error("Request failed before it reached its resource", routing.failure());
    }
    send(routing, reply);
  }

  /// Answers with an envelope; does nothing if the client is already answered or gone.
  public void send(RoutingContext routing, FaultReply reply) {
    HttpServerResponse response = routing.response();
    if (response.ended() || response.closed()) {
      return;
    }
    putHead(routing, reply);
    response.end(Buffer.buffer(reply.body()));
  }

  /// Answers a request with which its connection ends. The reply is whole for the client and not
  /// ended for the server, which looks at no other request of the connection before it is.
  public void sendLast(RoutingContext routing, FaultReply reply) {
    putHead(routing, reply);
    Buffer body = Buffer.buffer(reply.body());
    routing
        .response()
        .putHeader("Connection", "close")
        .putHeader("Content-Length", Integer.toString(body.length()))
        .write(body);
  }

  private void putHead(RoutingContext routing, FaultReply reply) {
    HttpServerResponse response = routing.response();
    if (!requestIds.isNamed(response)) {
      requestIds.stamp(routing);
    }
    response.setStatusCode(reply.status());
    if (reply.retryAfter() != null) {
      response.putHeader("Retry-After", reply.retryAfter());
    }
    if (reply.element() != null) {
      response.putHeader("Content-Type", FaultReply.MEDIA_TYPE);
    }
  }

  /// Answers a failure that nobody foresaw; the cause goes to the log only.
  public void sendUnexpected(RoutingContext routing, Throwable cause) {
    LOG.error("Request failed before it reached its resource", cause);
    send(routing, FaultReplies.unexpected());
  }
}
