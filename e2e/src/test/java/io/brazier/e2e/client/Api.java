package io.brazier.e2e.client;

import io.brazier.e2e.instance.Brazier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// The API, byte by byte: for checks of status, headers and bodies that a client would hide.
///
/// @param endpoint up to `/v3`
/// @param project what stands in the URL, with its slash; empty for none
/// @param headers sent with every request
public record Api(String endpoint, String project, Map<String, String> headers) {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String MICROVERSION = "OpenStack-API-Version";

  public Api {
    headers = Map.copyOf(headers);
  }

  /// The API of an instance without keystone, as the administrator of a project.
  public static Api noauth(Brazier brazier, String project) {
    String endpoint = brazier.openrc("admin").getOrDefault("OS_ENDPOINT", "");
    return new Api(
        endpoint, "/" + project, Map.of("X-Auth-Token", "admin:" + project)); // user:project
  }

  /// The same API, asked for a microversion.
  public Api at(String microversion) {
    return with(MICROVERSION, "volume " + microversion);
  }

  /// The same API, with a header more or another value of it.
  public Api with(String header, String value) {
    Map<String, String> changed = new HashMap<>(headers);
    changed.put(header, value);
    return new Api(endpoint, project, changed);
  }

  /// The same API, without a header.
  public Api without(String header) {
    Map<String, String> changed = new HashMap<>(headers);
    changed.remove(header);
    return new Api(endpoint, project, changed);
  }

  /// The same API, served by another process.
  public Api on(String otherEndpoint) {
    return new Api(otherEndpoint, project, headers);
  }

  /// The same API, with another project in the URL than that of the token.
  public Api under(String otherProject) {
    return new Api(endpoint, "/" + otherProject, headers);
  }

  public Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  public Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  public Answer post(String path, String json) {
    return send("POST", path, BodyPublishers.ofString(json));
  }

  public Answer put(String path, String json) {
    return send("PUT", path, BodyPublishers.ofString(json));
  }

  private Answer send(String method, String path, BodyPublisher body) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(endpoint + project + path))
            .timeout(LIMIT)
            .header("Accept", "application/json")
            .method(method, body);
    if (body.contentLength() > 0) {
      builder.setHeader("Content-Type", "application/json");
    }
    headers.forEach(builder::setHeader);
    HttpResponse<String> response = send(builder.build());
    return new Answer(
        method + " " + path, response.statusCode(), response.headers(), response.body());
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(request.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
