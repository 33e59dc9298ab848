package io.brazier.api.fault;

import io.brazier.fault.Fault;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Turns every exception of a resource into an envelope, and so do those that the REST layer throws
/// by itself: no route, wrong method, unreadable parameter.
final class FaultMapper {

  private static final Logger LOG = Logger.getLogger(FaultMapper.class);

  @ServerExceptionMapper
  public Response mapFault(Fault fault) {
    if (fault instanceof Fault.BackendFailed || fault instanceof Fault.Unavailable) {
      LOG.error("Request failed on a part of the system", fault);
    }
    return response(FaultReplies.of(fault));
  }

  @ServerExceptionMapper
  public Response mapRest(WebApplicationException exception) {
    int status = exception.getResponse().getStatus();
    FaultReply reply = FaultReplies.ofStatus(status);
    if (reply.equals(FaultReplies.unexpected())) {
      LOG.error("Request failed in the REST layer", exception);
    }
    return response(reply);
  }

  @ServerExceptionMapper
  public Response mapUnexpected(Throwable failure) {
    LOG.error("Request failed unexpectedly", failure);
    return response(FaultReplies.unexpected());
  }

  private static Response response(FaultReply reply) {
    Response.ResponseBuilder builder = Response.status(reply.status());
    if (reply.element() != null) {
      builder.type(FaultReply.MEDIA_TYPE).entity(reply.body());
    }
    if (reply.retryAfter() != null) {
      builder.header("Retry-After", reply.retryAfter());
    }
    return builder.build();
  }
}
