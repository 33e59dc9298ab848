package io.brazier.api.request;

import io.brazier.api.links.Origin;
import io.brazier.context.RequestId;
import io.vertx.core.buffer.Buffer;

/// A request at the door.
///
/// @param body its bytes; empty if it has none
record Entry(RequestId requestId, ApiPath path, Origin origin, Buffer body) {}
