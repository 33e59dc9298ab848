package io.brazier.api.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells browsers which pages of other origins may talk to us, as oslo.middleware's `cors` does:
/// who may not is answered as everybody else, without the headers that would let the page see it.
@Singleton
public class Cors {

  private static final String ANY = "*";
  private static final Set<String> ALWAYS_ALLOWED =
      Set.of(
          "Accept",
          "Accept-Language",
          "Content-Type",
          "Cache-Control",
          "Content-Language",
          "Expires",
          "Last-Modified",
          "Pragma");

  private final CorsConfig config;
  private final List<String> origins;
  private final Set<String> allowedHeaders;

  Cors(CorsConfig config) {
    this.config = config;
    this.origins = config.allowedOrigin().orElse(List.of());
    this.allowedHeaders =
        Stream.concat(ALWAYS_ALLOWED.stream(), config.allowHeaders().stream())
            .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
  }

  /// Puts the headers on the reply to `OPTIONS` if what the browser asks for is allowed.
  public void permit(HttpServerRequest asked, HttpServerResponse reply) {
    String method = asked.getHeader("Access-Control-Request-Method");
    List<String> headers = names(asked.getHeader("Access-Control-Request-Headers"));
    Optional<String> origin = allowed(asked);
    if (origin.isEmpty()
        || method == null
        || !config.allowMethods().contains(method)
        || !allowedHeaders.containsAll(headers)) {
      return;
    }
    share(origin.get(), reply);
    reply.putHeader("Access-Control-Allow-Methods", method);
    if (config.maxAge() > 0) {
      reply.putHeader("Access-Control-Max-Age", Integer.toString(config.maxAge()));
    }
    if (!headers.isEmpty()) {
      reply.putHeader("Access-Control-Allow-Headers", String.join(",", headers));
    }
  }

  /// Puts the headers on any other reply if the page may see it.
  public void expose(HttpServerRequest asked, HttpServerResponse reply) {
    Optional<String> origin = allowed(asked);
    if (origin.isPresent()) {
      share(origin.get(), reply);
      if (!config.exposeHeaders().isEmpty()) {
        reply.putHeader("Access-Control-Expose-Headers", String.join(",", config.exposeHeaders()));
      }
    }
  }

  private void share(String origin, HttpServerResponse reply) {
    String vary = reply.headers().get("Vary");
    reply.putHeader("Vary", vary == null ? "Origin" : vary + ",Origin");
    reply.putHeader("Access-Control-Allow-Origin", origin);
    if (config.allowCredentials()) {
      reply.putHeader("Access-Control-Allow-Credentials", "true");
    }
  }

  /// The origin that the reply is to name; empty if the page is none that may see it.
  private Optional<String> allowed(HttpServerRequest asked) {
    String origin = asked.getHeader("Origin");
    if (origin == null) {
      return Optional.empty();
    }
    return Stream.of(origin, ANY).filter(origins::contains).findFirst();
  }

  private static List<String> names(@Nullable String list) {
    return list == null
        ? List.of()
        : Arrays.stream(list.split(",", -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
  }
}
