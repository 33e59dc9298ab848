package io.brazier.message;

import static java.nio.charset.StandardCharsets.UTF_8;

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
    UUID id, long workerId, String type, String requestId, @Nullable String traceparent) {

  /// What a property of a message takes.
  private static final int MOST_BYTES = 255;

  /// Refuses what cannot be sent, or rings for no worker.
  public Envelope {
    if (workerId <= 0 || !isWord(type) || !isWord(requestId)) {
      throw new IllegalArgumentException("worker_id, type or request_id is none");
    }
    if (traceparent != null && !isWord(traceparent)) {
      throw new IllegalArgumentException("traceparent is none");
    }
  }

  private static boolean isWord(String text) {
    return !text.isEmpty() && text.getBytes(UTF_8).length <= MOST_BYTES;
  }
}
