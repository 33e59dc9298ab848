package io.brazier.api.request;

import io.brazier.api.fault.FaultReplies;
import io.brazier.api.fault.FaultResponder;
import io.brazier.api.http.BodyReading;
import io.brazier.api.http.Cors;
import io.brazier.api.links.Forwarded;
import io.brazier.api.links.Origin;
import io.brazier.api.requestid.RequestIds;
import io.brazier.context.RequestId;
import io.brazier.fault.Fault;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;
import java.util.concurrent.ExecutorService;

/// What happens to every request before it is routed, in the order of Cinder's paste pipeline:
/// request id, browsers' questions, body size limit, authentication. Microversion and body follow
/// in [RequestGate].
@ApplicationScoped
class Pipeline {

  /// Before everything that could answer, such as Quarkus' own size limit.
  private static final int PRIORITY = 100;

  private static final String MEDIA_TYPE = "application/json";
  private static final String JSON_WITH_CHARSET = "application/json;charset=UTF-8";

  private final RequestIds requestIds;
  private final ApiConfig config;
  private final Admission admission;
  private final FaultResponder faults;
  private final Cors cors;
  private final ExecutorService threads;

  Pipeline(
      RequestIds requestIds,
      ApiConfig config,
      Admission admission,
      FaultResponder faults,
      Cors cors,
      @VirtualThreads ExecutorService threads) {
    this.requestIds = requestIds;
    this.config = config;
    this.admission = admission;
    this.faults = faults;
    this.cors = cors;
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
      // Being routed again has cleared the reply's headers, and what was to be done to them.
      requestIds.nameReply(routing.response(), admitted.requestId());
      routing.addHeadersEndHandler(_ -> finishHeaders(routing));
      routing.next();
    }
  }

  private void begin(RoutingContext routing, RequestId id) {
    Area area = Area.of(path(routing));
    RequestLine.follow(routing);
    routing.addHeadersEndHandler(_ -> finishHeaders(routing));
    Context context = Objects.requireNonNull(Vertx.currentContext(), "requests have a context");
    new BodyReading(routing, config.maxRequestBodySize(), reply -> faults.sendLast(routing, reply))
        .begin(
            config.bodyTimeout(),
            body -> answering(routing, () -> goOn(routing, context, area, id, body)));
  }

  private static String path(RoutingContext routing) {
    return Objects.requireNonNullElse(routing.request().path(), "");
  }

  private void goOn(RoutingContext routing, Context context, Area area, RequestId id, Buffer body) {
    if (routing.request().method().equals(HttpMethod.OPTIONS)) {
      answerOptions(routing);
      return;
    }
    switch (area) {
      case API -> {
        ignoreAccept(routing.request());
        Entry entry = new Entry(id, ApiPath.parse(path(routing)), origin(routing), body);
        threads.execute(() -> admit(routing, context, entry));
      }
      case OPEN -> {
        ignoreAccept(routing.request());
        new Arrival(id, null, origin(routing), RequestBody.NONE, false).attachTo(routing);
        routing.next();
      }
      case NOWHERE -> faults.send(routing, FaultReplies.unrouted());
    }
  }

  /// Every path answers, as in Cinder: the question is the browser's, not the client's.
  private void answerOptions(RoutingContext routing) {
    cors.permit(routing.request(), routing.response());
    routing.response().end();
  }

  private void finishHeaders(RoutingContext routing) {
    HttpServerResponse reply = routing.response();
    if (!routing.request().method().equals(HttpMethod.OPTIONS)) {
      cors.expose(routing.request(), reply);
    }
    // JSON is UTF-8 and has no such parameter; the REST layer adds one all the same.
    if (reply.headers().contains("Content-Type", JSON_WITH_CHARSET, true)) {
      reply.putHeader("Content-Type", MEDIA_TYPE);
    }
  }

  /// Cinder answers JSON whatever the client says it accepts.
  private static void ignoreAccept(HttpServerRequest request) {
    request.headers().set("Accept", MEDIA_TYPE);
  }

  private Origin origin(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    Forwarded forwarded =
        config.enableProxyHeadersParsing()
            ? Forwarded.read(name -> request.getHeader(name))
            : Forwarded.NOTHING;
    String base =
        Origin.base(
            Objects.requireNonNullElse(request.scheme(), "http"),
            host(request),
            forwarded,
            config.publicEndpoint());
    return new Origin(base, null, Escapes.mended(Objects.requireNonNullElse(request.query(), "")));
  }

  /// Where the request was sent to; if it does not tell, as HTTP/1.0 need not, where it came in.
  private static String host(HttpServerRequest request) {
    String told = request.getHeader("Host");
    if (told != null) {
      return told;
    }
    SocketAddress own = request.localAddress();
    String address = own.hostAddress();
    return "%s:%d".formatted(address.contains(":") ? "[" + address + "]" : address, own.port());
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
    answering(routing, () -> decision.carryOut(routing));
  }

  /// The same net on the event loop, where nobody waits for the outcome.
  private void answering(RoutingContext routing, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      faults.sendUnexpected(routing, e);
    }
  }
}
