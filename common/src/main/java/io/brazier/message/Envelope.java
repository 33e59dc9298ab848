package io.brazier.message;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One message: the worker row that it rings the bell for.
///
/// The row is the truth. A receiver takes the row's lease and does what the row says, so that a
/// message that was lost, doubled or overtaken does no harm.
///
/// @param id of this message; each cast has a fresh one
/// @param workerId the worker's row
/// @param type the operation, for whoever looks at the queue
/// @param requestId the API request that all this is for
/// @param traceparent the W3C trace context of the sender's span, null if it was not traced
public record Envelope(
    UUID id, long workerId, String type, String requestId, @Nullable String traceparent) {}
