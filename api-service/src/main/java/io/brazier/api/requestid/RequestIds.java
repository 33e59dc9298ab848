package io.brazier.api.requestid;

import io.brazier.context.Identifiers;
import io.brazier.context.RequestId;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.MDC;

/// Gives every request its id.
@ApplicationScoped
public class RequestIds {

  private final Identifiers identifiers;

  RequestIds(Identifiers identifiers) {
    this.identifiers = identifiers;
  }

  /// Gives a request an id, which is on its reply and in the log from here on.
  public RequestId stamp(RoutingContext routing) {
    RequestId id = RequestId.of(identifiers.next());
    nameReply(routing.response(), id);
    MDC.put(RequestIdHeaders.LOG_KEY, id.value());
    GlobalRequestId.parse(routing.request().getHeader(RequestIdHeaders.OPENSTACK))
        .ifPresent(global -> MDC.put(RequestIdHeaders.GLOBAL_LOG_KEY, global.value()));
    return id;
  }

  /// Puts an id on a reply.
  public void nameReply(HttpServerResponse reply, RequestId id) {
    reply.putHeader(RequestIdHeaders.OPENSTACK, id.value());
    reply.putHeader(RequestIdHeaders.COMPUTE, id.value());
  }

  /// Whether a reply has its id already.
  public boolean isNamed(HttpServerResponse reply) {
    return reply.headers().contains(RequestIdHeaders.OPENSTACK);
  }
}
