package io.brazier.api.request;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;

/// Takes a body as it comes in, up to a limit.
///
/// Used by the request's event loop only.
final class BodyCollector implements Handler<Buffer> {

  private final int limit;
  private final Runnable whenTooLarge;
  private final Buffer body = Buffer.buffer();
  private boolean tooLarge;

  /// Collects into nothing yet.
  ///
  /// @param whenTooLarge runs once, at the byte beyond the limit; what comes after is dropped
  BodyCollector(int limit, Runnable whenTooLarge) {
    this.limit = limit;
    this.whenTooLarge = whenTooLarge;
  }

  @Override
  public void handle(Buffer chunk) {
    if (tooLarge) {
      return;
    }
    if (body.length() + chunk.length() > limit) {
      tooLarge = true;
      whenTooLarge.run();
      return;
    }
    body.appendBuffer(chunk);
  }

  /// Whether the whole body is within the limit.
  boolean isWhole() {
    return !tooLarge;
  }

  Buffer bytes() {
    return body;
  }
}
