package io.brazier.api.request;

import io.brazier.api.links.Origin;
import io.brazier.context.RequestId;
import io.vertx.core.buffer.Buffer;

/// A request at the door.
///
/// @param body its bytes; empty until they are read
record Entry(RequestId requestId, ApiPath path, Origin origin, Buffer body) {

  Entry(RequestId requestId, ApiPath path, Origin origin) {
    this(requestId, path, origin, Buffer.buffer());
  }

  Entry withBody(Buffer newBody) {
    return new Entry(requestId, path, origin, newBody);
  }
}
