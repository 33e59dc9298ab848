package io.brazier.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The calls of the API that are measured, over kept-alive connections.
final class Api {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int ACCEPTED = 202;
  private static final int OK = 200;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String base;
  private final String token;

  Api(Target target) {
    this.base = target.endpoint() + "/" + target.project();
    this.token = target.token();
  }

  /// A request for volumes of one gibibyte.
  ///
  /// @param type null for the default type
  HttpRequest creation(String name, @Nullable String type) {
    var volume = json.createObjectNode().put("size", 1).put("name", name);
    if (type != null) {
      volume.put("volume_type", type);
    }
    String body = json.createObjectNode().set("volume", volume).toString();
    return request("/volumes")
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  HttpRequest reading(String path) {
    return request(path).GET().build();
  }

  HttpRequest reading(String path, String version) {
    return request(path).header("OpenStack-API-Version", "volume " + version).GET().build();
  }

  HttpRequest deletion(String id) {
    return request("/volumes/" + id).DELETE().build();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(TIMEOUT)
        .header("X-Auth-Token", token);
  }

  /// A client that sends the same request each time, and counts any other answer than 200 and 202
  /// as a refusal.
  Client repeating(HttpRequest request) {
    return () -> {
      int status = send(request).statusCode();
      return status == ACCEPTED || status == OK;
    };
  }

  /// Sends a request that is to succeed.
  ///
  /// @return the answer's body, an empty node if it has none
  /// @throws BenchFailure if it is refused
  JsonNode call(HttpRequest request) {
    HttpResponse<String> answer = send(request);
    if (answer.statusCode() != ACCEPTED && answer.statusCode() != OK) {
      throw new BenchFailure(request + " was answered " + answer.statusCode() + answer.body());
    }
    try {
      return json.readTree(answer.body());
    } catch (JsonProcessingException notJson) {
      throw new BenchFailure(request + " was not answered with JSON", notJson);
    }
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new BenchFailure("no answer to " + request, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", interrupted);
    }
  }
}
