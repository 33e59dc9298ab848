package io.brazier.e2e.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/// What the API replied.
///
/// @param request method and path, for the report of a failure
/// @param body as it came
public record Answer(String request, int status, HttpHeaders headers, String body) {

  public JsonNode json() {
    return Json.parse(body);
  }

  /// The value of a header, or an empty text.
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /// This answer, if it has the status.
  ///
  /// @throws AssertionError if it has another one
  public Answer expect(int expected) {
    if (status != expected) {
      throw new AssertionError(
          "%s gave %d instead of %d: %s".formatted(request, status, expected, body));
    }
    return this;
  }
}
