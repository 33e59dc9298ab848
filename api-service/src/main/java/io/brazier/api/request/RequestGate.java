package io.brazier.api.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.fault.GenericText;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.microversion.Microversions;
import io.brazier.api.microversion.Negotiated;
import io.brazier.api.microversion.Negotiation;
import io.brazier.api.microversion.Since;
import io.brazier.fault.Fault;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// What happens between routing and the resource, in Cinder's order: version, whether the method
/// exists at that version, body, project of the URL (`cinder/api/openstack/wsgi.py`).
final class RequestGate {

  /// What paths call the id of their resource.
  private static final String ID = "id";

  /// Cinder's other methods have no place for a body and fail on one.
  private static final Set<HttpMethod> BODIED = Set.of(HttpMethod.POST, HttpMethod.PUT);

  private final CurrentRequest current;
  private final RoutingContext routing;
  private final Map<Served, ApiVersion> introduced = new ConcurrentHashMap<>();

  /// A method that may be inherited, so that its resource counts besides.
  private record Served(Class<?> resource, Method method) {}

  RequestGate(CurrentRequest current, RoutingContext routing) {
    this.current = current;
    this.routing = routing;
  }

  @ServerRequestFilter
  public void admit(ResourceInfo resource, UriInfo uri) {
    String id = uri.getPathParameters().getFirst(ID);
    if (id != null) {
      current.concerns(id);
    }
    ApiVersion version = negotiate();
    if (!version.atLeast(introduced(resource))) {
      throw new Fault.NotFound(GenericText.NOT_FOUND);
    }
    Optional<JsonNode> body = current.arrival().body().read();
    if (body.isPresent() && !BODIED.contains(routing.request().method())) {
      throw new Fault.Invalid(GenericText.MALFORMED);
    }
    if (current.arrival().foreignProject()) {
      throw new Fault.Invalid(GenericText.MALFORMED_URL);
    }
    current.admit(version, body.orElse(null));
  }

  private ApiVersion negotiate() {
    Negotiated result =
        Negotiation.advertised().choose(routing.request().getHeader(Negotiation.HEADER));
    result.echo().ifPresent(this::echo);
    return switch (result) {
      case Negotiated.Accepted(var version) -> version;
      case Negotiated.Outside(_, _, var fault) -> throw fault;
      case Negotiated.Malformed(var fault) -> throw fault;
    };
  }

  /// The headers stand on the reply from here on, whatever becomes of the request.
  private void echo(String version) {
    HttpServerResponse response = routing.response();
    response.putHeader(Negotiation.HEADER, Negotiation.SERVICE + " " + version);
    response.putHeader("Vary", Negotiation.HEADER);
  }

  private ApiVersion introduced(ResourceInfo resource) {
    return introduced.computeIfAbsent(
        new Served(resource.getResourceClass(), resource.getResourceMethod()),
        RequestGate::readIntroduced);
  }

  private static ApiVersion readIntroduced(Served served) {
    ApiVersion ofClass = read(served.resource().getAnnotation(Since.class));
    ApiVersion ofMethod = read(served.method().getAnnotation(Since.class));
    return ofMethod.atLeast(ofClass) ? ofMethod : ofClass;
  }

  private static ApiVersion read(@Nullable Since since) {
    return since == null ? Microversions.MINIMUM : ApiVersion.of(since.value());
  }
}
