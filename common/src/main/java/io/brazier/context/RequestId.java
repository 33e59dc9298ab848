package io.brazier.context;

import java.util.UUID;

/// The id of one API request: `req-` and a UUID. It goes with the work into every log line, message
/// and user message.
public record RequestId(String value) {

  private static final String PREFIX = "req-";

  /// Refuses anything but `req-…`.
  public RequestId {
    if (!value.startsWith(PREFIX)) {
      throw new IllegalArgumentException("not a request id: " + value);
    }
  }

  /// A request id of a fresh UUID.
  public static RequestId of(UUID uuid) {
    return new RequestId(PREFIX + uuid);
  }

  @Override
  public String toString() {
    return value;
  }
}
