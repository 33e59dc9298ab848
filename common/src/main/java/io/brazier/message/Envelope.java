package io.brazier.message;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One message: a command and the worker row that it rings the bell for.
///
/// The row is the truth. A receiver takes the row's lease and works with the row's command, so that
/// a message that was lost, doubled or overtaken does no harm.
///
/// @param id of this message; each cast has a fresh one
/// @param workerId the worker's row
/// @param requestId the API request that all this is for
/// @param traceparent the W3C trace context of the sender's span, null if it was not traced
/// @param command what to do
public record Envelope(
    UUID id, long workerId, String requestId, @Nullable String traceparent, Command command) {}
