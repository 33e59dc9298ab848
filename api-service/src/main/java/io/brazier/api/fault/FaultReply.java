package io.brazier.api.fault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A refusal as it goes over the wire: `{"element": {"code": …, "message": …}}` (`Fault` in
/// `cinder/api/openstack/wsgi.py`).
///
/// @param status the HTTP status
/// @param element the envelope's one key; null for a reply without a body
/// @param message the text for the client
/// @param retryAfter seconds, as text; null unless the client is told when to come back
public record FaultReply(
    int status, @Nullable String element, String message, @Nullable String retryAfter) {

  /// The media type of every envelope.
  public static final String MEDIA_TYPE = "application/json";

  /// The body in UTF-8; empty for a reply without one.
  public byte[] body() {
    if (element == null) {
      return new byte[0];
    }
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    ObjectNode inner = envelope.putObject(element).put("code", status).put("message", message);
    if (retryAfter != null) {
      inner.put("retryAfter", retryAfter);
    }
    return envelope.toString().getBytes(StandardCharsets.UTF_8);
  }
}
