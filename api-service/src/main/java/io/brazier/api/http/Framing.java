package io.brazier.api.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/// Where a request ends on its connection. If a proxy in front could see another end than we do,
/// what one takes for a body is another request to the other (request smuggling).
final class Framing {

  private static final String TRANSFER_ENCODING = "Transfer-Encoding";
  private static final String CONTENT_LENGTH = "Content-Length";

  private Framing() {}

  /// Whether the end is beyond doubt: told by a length or by chunks, not by both, and by no other
  /// coding. What the decoder finds wrong itself does not come this far.
  static boolean isSound(HttpServerRequest request) {
    List<String> codings = request.headers().getAll(TRANSFER_ENCODING);
    return codings.isEmpty()
        || (codings.size() == 1
            && codings.getFirst().equalsIgnoreCase("chunked")
            && !request.headers().contains(CONTENT_LENGTH));
  }

  /// Whether a body is to come.
  static boolean hasBody(HttpServerRequest request) {
    return request.headers().contains(TRANSFER_ENCODING)
        || request.headers().contains(CONTENT_LENGTH);
  }
}
