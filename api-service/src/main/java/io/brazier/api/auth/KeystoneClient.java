package io.brazier.api.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brazier.fault.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Speaks HTTP with the identity service.
final class KeystoneClient implements AutoCloseable {

  private static final String JSON = "application/json";

  private final ObjectMapper mapper = new ObjectMapper();
  private final HttpClient http;
  private final URI tokens;
  private final Duration timeout;

  /// Makes a client, which opens no connection yet.
  ///
  /// @param url the identity service with its version
  /// @param timeout for the connection, and for each answer
  KeystoneClient(URI url, Duration timeout) {
    this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
    this.tokens = URI.create(url.toString().replaceAll("/+$", "") + "/auth/tokens");
    this.timeout = timeout;
  }

  /// Asks for a token.
  HttpResponse<String> issue(String credentials) {
    return send(
        request()
            .header("Content-Type", JSON)
            .POST(HttpRequest.BodyPublishers.ofString(credentials))
            .build());
  }

  /// Asks about a token, as the holder of another.
  HttpResponse<String> validate(String subject, String own) {
    return send(request().header("X-Auth-Token", own).header("X-Subject-Token", subject).build());
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(tokens).timeout(timeout).header("Accept", JSON);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw unavailable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(e);
    }
  }

  /// Reads the `token` of an answer.
  JsonNode token(HttpResponse<String> answer) {
    try {
      return mapper.readTree(answer.body()).path("token");
    } catch (JsonProcessingException e) {
      throw unavailable(e);
    }
  }

  /// The refusal of a request that we cannot decide. It does not say why: that is for the log.
  static Fault.Unavailable unavailable(@Nullable Throwable cause) {
    return new Fault.Unavailable("The identity service is unavailable at this time.", cause);
  }

  @Override
  public void close() {
    http.close();
  }
}
