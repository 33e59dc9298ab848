package io.brazier.api.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/// Where a request ends on its connection, and whom it is for. If a proxy in front could see
/// another end than we do, what one takes for a body is another request to the other (request
/// smuggling); if it could see another host, it lets pass what is not for us.
final class Framing {

  private static final String TRANSFER_ENCODING = "Transfer-Encoding";
  private static final String CONTENT_LENGTH = "Content-Length";
  private static final String HOST = "Host";

  private Framing() {}

  /// Whether both are beyond doubt. What the decoder finds wrong itself, and a host that is missing
  /// or no address, does not come this far.
  static boolean isSound(HttpServerRequest request) {
    return hasOneEnd(request) && request.headers().getAll(HOST).size() <= 1;
  }

  /// The end is told by a length or by chunks, not by both, and by no other coding.
  private static boolean hasOneEnd(HttpServerRequest request) {
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
