package io.brazier.api.keystone;

import io.brazier.fault.Fault;
import java.net.ProtocolException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Speaks HTTP with the identity service. An answer is there in time and whole, or there is none;
/// it is not followed to where it redirects, for tokens go to the address of the settings only.
final class KeystoneClient implements AutoCloseable {

  private static final String JSON = "application/json";

  /// Far more than a token with all its roles; catalogues are not asked for.
  private static final int MAX_ANSWER_BYTES = 1 << 20;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String root;
  private final URI tokens;
  private final URI pastTokens;

  /// Makes a client, which opens no connection yet.
  ///
  /// @param url the identity service with its version
  KeystoneClient(URI url) {
    this.root = url.toString().replaceAll("/+$", "");
    String resource = root + "/auth/tokens?nocatalog=1";
    this.tokens = URI.create(resource);
    this.pastTokens = URI.create(resource + "&allow_expired=1");
  }

  /// Asks for a token.
  HttpResponse<String> issue(String credentials, Deadline deadline) {
    return exchange(
        request(tokens)
            .header("Content-Type", JSON)
            .POST(HttpRequest.BodyPublishers.ofString(credentials))
            .build(),
        deadline);
  }

  /// Asks about a token, as the holder of another.
  HttpResponse<String> validate(TokenValidator.Question question, String own, Deadline deadline) {
    URI resource =
        switch (question.past()) {
          case REFUSED -> tokens;
          case ALLOWED -> pastTokens;
        };
    return exchange(
        request(resource)
            .header("X-Auth-Token", own)
            .header("X-Subject-Token", question.token())
            .build(),
        deadline);
  }

  /// Asks about a project, as the holder of a token.
  HttpResponse<String> project(String id, String token, Deadline deadline) {
    String segment = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    URI resource = URI.create(root + "/projects/" + segment);
    return exchange(request(resource).header("X-Auth-Token", token).build(), deadline);
  }

  private static HttpRequest.Builder request(URI resource) {
    return HttpRequest.newBuilder(resource).header("Accept", JSON);
  }

  private HttpResponse<String> exchange(HttpRequest request, Deadline deadline) {
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), MAX_ANSWER_BYTES));
    try {
      return answer.get(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw unavailable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(e);
    } finally {
      // Closes the connection of an answer that nobody waits for any more.
      answer.cancel(true);
    }
  }

  /// The refusal of a request that we cannot decide. Why is its cause, which is for the log.
  static Fault.Unavailable unavailable(Throwable cause) {
    return new Fault.Unavailable("The identity service is unavailable at this time.", cause);
  }

  /// The same where the identity service does answer, but not what it was asked.
  ///
  /// @param answer what it is that it answers
  static Fault.Unavailable unavailable(String answer) {
    return unavailable(new ProtocolException(answer));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
