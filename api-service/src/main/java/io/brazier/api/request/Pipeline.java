package io.brazier.api.request;

import io.brazier.api.fault.FaultReplies;
import io.brazier.api.fault.FaultResponder;
import io.brazier.api.fault.GenericText;
import io.brazier.api.links.Origin;
import io.brazier.api.requestid.RequestIds;
import io.brazier.context.RequestId;
import io.brazier.fault.Fault;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/// What happens to every request before it is routed, in the order of Cinder's paste pipeline:
/// request id, body size limit, authentication. Microversion and body follow in [RequestGate].
@ApplicationScoped
class Pipeline {

  /// Before everything that could answer, such as Quarkus' own size limit.
  private static final int PRIORITY = 100;

  private static final String MEDIA_TYPE = "application/json";

  /// What a client sends that waits for our word before it sends the body.
  private static final String CONTINUE = "100-continue";

  private final RequestIds requestIds;
  private final ApiConfig config;
  private final Admission admission;
  private final FaultResponder faults;
  private final ExecutorService threads;

  Pipeline(
      RequestIds requestIds,
      ApiConfig config,
      Admission admission,
      FaultResponder faults,
      @VirtualThreads ExecutorService threads) {
    this.requestIds = requestIds;
    this.config = config;
    this.admission = admission;
    this.faults = faults;
    this.threads = threads;
  }

  void register(@Observes Filters filters) {
    filters.register(this::enter, PRIORITY);
  }

  private void enter(RoutingContext routing) {
    Arrival admitted = Arrival.of(routing);
    if (admitted == null) {
      begin(routing, requestIds.stamp(routing));
    } else {
      // Being routed again has cleared the reply's headers.
      requestIds.nameReply(routing.response(), admitted.requestId());
      routing.next();
    }
  }

  private void begin(RoutingContext routing, RequestId id) {
    String path = Objects.requireNonNullElse(routing.request().path(), "");
    Area area = Area.of(path);
    if (area != Area.MANAGEMENT) {
      RequestLine.follow(routing);
    }
    switch (area) {
      case API -> {
        ignoreAccept(routing.request());
        collectBody(routing, new Entry(id, ApiPath.parse(path), origin(routing)));
      }
      case OPEN -> {
        ignoreAccept(routing.request());
        new Arrival(id, null, origin(routing), RequestBody.NONE, false).attachTo(routing);
        routing.next();
      }
      case MANAGEMENT -> routing.next();
      case NOWHERE -> faults.send(routing, FaultReplies.unrouted());
    }
  }

  /// Cinder answers JSON whatever the client says it accepts.
  private static void ignoreAccept(HttpServerRequest request) {
    request.headers().set("Accept", MEDIA_TYPE);
  }

  private Origin origin(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    String own = request.scheme() + "://" + authority(request);
    String base = Origin.base(own, request.getHeader("X-Forwarded-Host"), config.publicEndpoint());
    return new Origin(base, null, Escapes.mended(Objects.requireNonNullElse(request.query(), "")));
  }

  private static @Nullable String authority(HttpServerRequest request) {
    return request.getHeader("Host");
  }

  private void collectBody(RoutingContext routing, Entry entry) {
    HttpServerRequest request = routing.request();
    BodyCollector body =
        new BodyCollector(
            config.maxRequestBodySize(),
            () -> faults.send(routing, FaultReplies.of(new Fault.TooLarge(GenericText.TOO_LARGE))));
    body.announce(request.getHeader("Content-Length"));
    if (body.isWhole() && CONTINUE.equalsIgnoreCase(request.getHeader("Expect"))) {
      routing.response().writeContinue();
    }
    Context context = Objects.requireNonNull(Vertx.currentContext(), "requests have a context");
    request
        .handler(body)
        .endHandler(_ -> {
          if (body.isWhole()) {
            threads.execute(() -> admit(routing, context, entry.withBody(body.bytes())));
          }
        });
  }

  /// Runs on a virtual thread: authentication may ask the identity service.
  private void admit(RoutingContext routing, Context context, Entry entry) {
    try {
      Admission.Decision decision = admission.decide(routing.request(), entry);
      context.runOnContext(_ -> carryOut(decision, routing));
    } catch (Fault fault) {
      context.runOnContext(_ -> faults.send(routing, FaultReplies.of(fault)));
    } catch (RuntimeException e) {
      // The net under the pipeline: a request that is not answered would hang.
      context.runOnContext(_ -> faults.sendUnexpected(routing, e));
    }
  }

  private void carryOut(Admission.Decision decision, RoutingContext routing) {
    try {
      decision.carryOut(routing);
    } catch (RuntimeException e) {
      // The same net on the event loop, where nobody waits for the outcome.
      faults.sendUnexpected(routing, e);
    }
  }
}
