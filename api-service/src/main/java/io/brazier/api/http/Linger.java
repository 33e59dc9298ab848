package io.brazier.api.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/// The end of a connection whose client may still be sending. Closed at once, the client would lose
/// our answer along with what it sent; so what still comes is dropped, for a moment and up to an
/// amount.
///
/// Used by the request's event loop only.
final class Linger {

  private static final long PATIENCE_MS = 2_000;
  private static final long MOST_BYTES = 16L << 20;

  private final HttpServerRequest request;
  private long dropped;

  private Linger(HttpServerRequest request) {
    this.request = request;
  }

  /// Ends the connection of a request that is answered.
  static void close(HttpServerRequest request, Vertx vertx) {
    if (request.isEnded()) {
      request.connection().close();
      return;
    }
    Linger linger = new Linger(request);
    long timer = vertx.setTimer(PATIENCE_MS, _ -> request.connection().close());
    request
        .handler(linger::drop)
        .exceptionHandler(_ -> vertx.cancelTimer(timer))
        .endHandler(_ -> {
          vertx.cancelTimer(timer);
          request.connection().close();
        });
  }

  private void drop(Buffer chunk) {
    dropped += chunk.length();
    if (dropped > MOST_BYTES) {
      request.connection().close();
    }
  }
}
