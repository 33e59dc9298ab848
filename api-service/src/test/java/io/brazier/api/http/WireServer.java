package io.brazier.api.http;

import io.brazier.api.fault.FaultReply;
import io.brazier.api.testing.RawHttp;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A real HTTP server of the kind that Quarkus starts, and nothing else.
///
/// @param http a client of it
record WireServer(Vertx vertx, HttpServer server, RawHttp http) implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  static WireServer start(Handler<RoutingContext> handler, Duration idle) {
    Vertx vertx = Vertx.vertx();
    Router router = Router.router(vertx);
    router.route().handler(handler);
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost("127.0.0.1")
            .setPort(0)
            .setIdleTimeout(Math.toIntExact(idle.toMillis()))
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
            .setHttp2ClearTextEnabled(false);
    HttpServer server =
        vertx
            .createHttpServer(options)
            .requestHandler(router)
            .listen()
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    return new WireServer(vertx, server, new RawHttp(server.actualPort(), PATIENCE));
  }

  /// Answers as the API's own responder does.
  static void refuse(RoutingContext routing, FaultReply reply) {
    routing
        .response()
        .setStatusCode(reply.status())
        .putHeader("Connection", "close")
        .putHeader("Content-Length", Integer.toString(reply.body().length))
        .write(Buffer.buffer(reply.body()));
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
