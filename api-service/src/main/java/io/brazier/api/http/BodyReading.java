package io.brazier.api.http;

import io.brazier.api.fault.FaultReplies;
import io.brazier.api.fault.FaultReply;
import io.brazier.api.fault.GenericText;
import io.brazier.fault.Fault;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.function.Consumer;

/// The reading of one request's body, whole or not at all: what is too large, comes too slowly, or
/// might be another request to another server, is refused, and the connection ends with it.
///
/// Used by the request's event loop only.
public final class BodyReading {

  /// What a client sends that waits for our word before it sends the body.
  private static final String CONTINUE = "100-continue";

  private static final long NO_TIMER = -1;

  private final RoutingContext routing;
  private final HttpServerRequest request;
  private final Vertx vertx;
  private final Consumer<FaultReply> refusal;
  private final BodyCollector body;
  private long timer = NO_TIMER;

  /// Reads nothing yet.
  ///
  /// @param largest in bytes
  /// @param refusal answers the request and leaves the reply open, so that nothing which comes
  ///   behind on the connection is looked at
  public BodyReading(RoutingContext routing, int largest, Consumer<FaultReply> refusal) {
    this.routing = routing;
    this.request = routing.request();
    this.vertx = routing.vertx();
    this.refusal = refusal;
    this.body = new BodyCollector(largest, this::refuseTooLarge);
  }

  /// Reads the body, or refuses the request.
  ///
  /// @param patience how long the body may take to come
  /// @param whenWhole takes it, empty if there is none
  public void begin(Duration patience, Consumer<Buffer> whenWhole) {
    if (!Framing.isSound(request)) {
      refuse(FaultReplies.malformed());
      return;
    }
    body.announce(request.getHeader("Content-Length"));
    if (!body.isWhole()) {
      return;
    }
    if (CONTINUE.equalsIgnoreCase(request.getHeader("Expect"))) {
      routing.response().writeContinue();
    }
    if (Framing.hasBody(request)) {
      timer = vertx.setTimer(patience.toMillis(), _ -> refuse(FaultReplies.tooSlow()));
    }
    request
        .handler(body)
        .exceptionHandler(_ -> stopTimer())
        .endHandler(_ -> {
          stopTimer();
          whenWhole.accept(body.bytes());
        });
  }

  private void refuseTooLarge() {
    refuse(FaultReplies.of(new Fault.TooLarge(GenericText.TOO_LARGE)));
  }

  private void refuse(FaultReply reply) {
    stopTimer();
    refusal.accept(reply);
    Linger.close(request, vertx);
  }

  private void stopTimer() {
    vertx.cancelTimer(timer);
    timer = NO_TIMER;
  }
}
