package io.brazier.api.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Takes a body as it comes in, up to a limit.
///
/// Used by the request's event loop only.
final class BodyCollector implements Handler<Buffer> {

  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

  private final int limit;
  private final Runnable whenTooLarge;
  private final Buffer body = Buffer.buffer();
  private boolean tooLarge;

  /// Collects into nothing yet.
  ///
  /// @param whenTooLarge runs once, when the body is known to go beyond the limit; what comes after
  ///   is dropped
  BodyCollector(int limit, Runnable whenTooLarge) {
    this.limit = limit;
    this.whenTooLarge = whenTooLarge;
  }

  /// Believes a `Content-Length` that is beyond the limit, so that nobody need send such a body.
  /// Any other is not relied on.
  void announce(@Nullable String contentLength) {
    if (contentLength != null
        && LENGTH.matcher(contentLength).matches()
        && Long.parseLong(contentLength) > limit) {
      refuse();
    }
  }

  @Override
  public void handle(Buffer chunk) {
    if (tooLarge) {
      return;
    }
    if (body.length() + chunk.length() > limit) {
      refuse();
      return;
    }
    body.appendBuffer(chunk);
  }

  private void refuse() {
    tooLarge = true;
    whenTooLarge.run();
  }

  /// Whether the whole body is within the limit.
  boolean isWhole() {
    return !tooLarge;
  }

  Buffer bytes() {
    return body;
  }
}
