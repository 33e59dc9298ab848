package io.brazier.api.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.auth.AuthRequest;
import io.brazier.api.fault.GenericText;
import io.brazier.api.links.Links;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.microversion.Microversions;
import io.brazier.context.RequestContext;
import io.brazier.fault.Fault;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The request being served, for resources: who asks, at which version, with which body and query.
///
/// Inject it; it stands for another request in each. Not for other threads than the request's.
@RequestScoped
public class CurrentRequest {

  private final RoutingContext routing;
  private final @Nullable Arrival arrival;
  private ApiVersion version = Microversions.MINIMUM;
  private @Nullable JsonNode body;

  CurrentRequest(RoutingContext routing) {
    this.routing = routing;
    this.arrival = Arrival.of(routing);
  }

  /// Sets what is known once the resource is found.
  void admit(ApiVersion newVersion, @Nullable JsonNode newBody) {
    version = newVersion;
    body = newBody;
  }

  Arrival arrival() {
    if (arrival == null) {
      throw new IllegalStateException("the request did not come through the pipeline");
    }
    return arrival;
  }

  /// Who asks.
  ///
  /// @throws IllegalStateException on a path without authentication
  public RequestContext context() {
    RequestContext context = arrival().context();
    if (context == null) {
      throw new IllegalStateException("the path has no authentication");
    }
    return context;
  }

  /// What the request says of its sender, to ask the identity service on behalf of.
  public AuthRequest sender() {
    return AuthRequest.of(routing.request());
  }

  /// Says what the request is about, for its line in the log: of a create, what was made. What a
  /// path names as `id` need not be said.
  public void concerns(String resourceId) {
    RequestLine.name(routing, resourceId);
  }

  /// The version in effect.
  public ApiVersion version() {
    return version;
  }

  /// Whether the version in effect is the given one or a later one.
  public boolean atLeast(String since) {
    return version.atLeast(ApiVersion.of(since));
  }

  /// The body.
  ///
  /// @throws Fault.Invalid if the request has none
  public JsonNode body() {
    return findBody().orElseThrow(() -> new Fault.Invalid(GenericText.MALFORMED_BODY));
  }

  /// The body, if there is one.
  public Optional<JsonNode> findBody() {
    return Optional.ofNullable(body);
  }

  /// The query string's parameters.
  ///
  /// @throws Fault.Invalid if the query string is broken
  public QueryParameters query() {
    return QueryParameters.parse(arrival().origin().query());
  }

  /// Makes the links of the reply.
  public Links links() {
    return new Links(arrival().origin());
  }
}
