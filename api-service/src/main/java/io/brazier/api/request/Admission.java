package io.brazier.api.request;

import io.brazier.api.auth.AuthOutcome;
import io.brazier.api.auth.AuthRequest;
import io.brazier.api.auth.AuthStrategy;
import io.brazier.api.fault.FaultReplies;
import io.brazier.api.fault.FaultResponder;
import io.brazier.api.links.Links;
import io.brazier.api.links.Origin;
import io.brazier.api.policy.Policy;
import io.brazier.context.RequestContext;
import io.brazier.context.RequestId;
import io.brazier.fault.Fault;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.HttpURLConnection;
import java.util.Set;
import java.util.regex.Pattern;

/// Decides at the door of the API: who it is, and whether what is asked for can exist.
@ApplicationScoped
class Admission {

  private static final Set<HttpMethod> METHODS =
      Set.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE);

  private final AuthStrategy strategy;
  private final Policy policy;
  private final FaultResponder faults;
  private final Pattern projectIds;

  Admission(AuthStrategy strategy, Policy policy, FaultResponder faults, ApiConfig config) {
    this.strategy = strategy;
    this.policy = policy;
    this.faults = faults;
    this.projectIds = Pattern.compile(config.projectIdRegex());
  }

  /// What is done with the request, on its event loop.
  @FunctionalInterface
  interface Decision {

    /// Answers the request or hands it on.
    void carryOut(RoutingContext routing);
  }

  /// May block.
  ///
  /// @throws Fault.Unavailable if the identity service does not answer
  Decision decide(HttpServerRequest request, Entry entry) {
    return switch (strategy.authenticate(AuthRequest.of(request))) {
      case AuthOutcome.Known known -> admit(request, entry, known);
      case AuthOutcome.Unknown(var challenge) -> routing -> refuse(routing, challenge);
      case AuthOutcome.Offered offer -> routing -> offer(routing, entry, offer);
    };
  }

  private Decision admit(HttpServerRequest request, Entry entry, AuthOutcome.Known known) {
    if (entry.path().isBare()) {
      return routing -> redirect(routing, entry);
    }
    if (!isServed(request.method(), entry.path())) {
      return this::unrouted;
    }
    RequestBody body = new RequestBody(entry.body(), request.getHeader("Content-Type"));
    RequestContext context = context(entry.requestId(), known);
    return entry
        .path()
        .route(projectIds, context.projectId())
        .<Decision>map(route -> routing -> handOn(routing, entry, route, context, body))
        .orElse(this::unrouted);
  }

  /// Cinder's routes name their methods, and none names HEAD; that of the version document names no
  /// method at all.
  private static boolean isServed(HttpMethod method, ApiPath path) {
    return METHODS.contains(method) || (method.equals(HttpMethod.HEAD) && path.isRoot());
  }

  private RequestContext context(RequestId id, AuthOutcome.Known known) {
    RequestContext context = new RequestContext(id, known.user(), known.service(), false);
    return policy.isAdministrator(context) ? context.elevated() : context;
  }

  /// Sends the request through the router again, without the project in its path: resources are
  /// written once for both forms.
  private static void handOn(
      RoutingContext routing,
      Entry entry,
      ApiPath.Route route,
      RequestContext context,
      RequestBody body) {
    Origin seen = entry.origin();
    Origin origin = new Origin(seen.base(), route.projectId(), seen.query());
    new Arrival(entry.requestId(), context, origin, body, route.foreign()).attachTo(routing);
    routing.reroute(seen.query().isEmpty() ? route.path() : route.path() + "?" + seen.query());
  }

  private void unrouted(RoutingContext routing) {
    faults.send(routing, FaultReplies.unrouted());
  }

  private void refuse(RoutingContext routing, String challenge) {
    routing.response().putHeader("WWW-Authenticate", challenge);
    faults.send(
        routing,
        FaultReplies.of(
            new Fault.Unauthorized("The request you have made requires authentication.")));
  }

  private static void redirect(RoutingContext routing, Entry entry) {
    routing
        .response()
        .setStatusCode(HttpURLConnection.HTTP_MOVED_TEMP)
        .putHeader("Location", new Links(entry.origin()).root())
        .end();
  }

  private static void offer(RoutingContext routing, Entry entry, AuthOutcome.Offered offer) {
    routing
        .response()
        .setStatusCode(HttpURLConnection.HTTP_NO_CONTENT)
        .putHeader("X-Auth-Token", offer.token())
        .putHeader("X-Server-Management-Url", new Links(entry.origin()).root() + offer.projectId())
        .end();
  }
}
