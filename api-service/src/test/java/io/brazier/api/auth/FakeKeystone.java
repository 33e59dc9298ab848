package io.brazier.api.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// An identity service of its own port that speaks as much of the token API as is asked of it.
public final class FakeKeystone implements AutoCloseable {

  /// What the service user logs in with.
  static final String USERNAME = "cinder";

  /// The service user's password.
  public static final String PASSWORD = "s3cret";

  /// The service user's project.
  static final String PROJECT = "service";

  private static final String DOMAIN = "Default";

  /// How the service user's own tokens begin.
  public static final String OWN_TOKEN_PREFIX = "own-token-";

  private static final Duration OWN_LIFETIME = Duration.ofHours(1);

  private record Held(String userId, @Nullable String projectId, Set<String> roles, Instant end) {}

  private final Clock clock;
  private final HttpServer server;
  private final ObjectMapper mapper = new ObjectMapper();
  private final Map<String, Held> tokens = new ConcurrentHashMap<>();
  private final Set<String> ownTokens = ConcurrentHashMap.newKeySet();
  private final List<String> validated = new CopyOnWriteArrayList<>();
  private final AtomicInteger issued = new AtomicInteger();
  private final AtomicReference<@Nullable Integer> failure = new AtomicReference<>();

  /// Starts it on the system's clock, for a service that asks it by its settings.
  public static FakeKeystone start() {
    try {
      return new FakeKeystone(Clock.systemUTC());
    } catch (IOException e) {
      throw new UncheckedIOException("the identity service did not start", e);
    }
  }

  /// Starts it.
  FakeKeystone(Clock clock) throws IOException {
    this.clock = clock;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v3/auth/tokens", this::handle);
    server.start();
  }

  /// What leads a service here.
  public Map<String, String> settings() {
    return Map.of(
        "brazier.auth.strategy",
        "keystone",
        "brazier.keystone.url",
        url().toString(),
        "brazier.keystone.username",
        USERNAME,
        "brazier.keystone.password",
        PASSWORD);
  }

  /// Its address with the version.
  URI url() {
    return URI.create("http://127.0.0.1:%d/v3".formatted(server.getAddress().getPort()));
  }

  /// Gives a user a token.
  public FakeKeystone withToken(
      String token, String userId, @Nullable String projectId, Duration lifetime, String... roles) {
    tokens.put(token, new Held(userId, projectId, Set.of(roles), clock.instant().plus(lifetime)));
    return this;
  }

  /// Takes a token back.
  void revoke(String token) {
    tokens.remove(token);
  }

  /// Takes all tokens of the service user back.
  void revokeOwn() {
    ownTokens.clear();
  }

  /// Answers everything with a status from now on; null ends that.
  void failWith(@Nullable Integer status) {
    failure.set(status);
  }

  /// The tokens that were asked about, in order.
  List<String> validated() {
    return List.copyOf(validated);
  }

  /// How many tokens the service user got.
  int issued() {
    return issued.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    Integer status = failure.get();
    if (status != null) {
      answer(exchange, status, "");
    } else if (exchange.getRequestMethod().equals("POST")) {
      issue(exchange);
    } else {
      validate(exchange);
    }
  }

  private void issue(HttpExchange exchange) throws IOException {
    if (!isServiceUser(mapper.readTree(exchange.getRequestBody()).path("auth"))) {
      answer(exchange, 401, "");
      return;
    }
    String token = OWN_TOKEN_PREFIX + issued.incrementAndGet();
    Held held = new Held(USERNAME, PROJECT, Set.of("service"), clock.instant().plus(OWN_LIFETIME));
    tokens.put(token, held);
    ownTokens.add(token);
    exchange.getResponseHeaders().set("X-Subject-Token", token);
    answer(exchange, 201, render(held));
  }

  private static boolean isServiceUser(JsonNode auth) {
    JsonNode user = auth.at("/identity/password/user");
    JsonNode project = auth.at("/scope/project");
    return user.path("name").asText().equals(USERNAME)
        && user.path("password").asText().equals(PASSWORD)
        && user.at("/domain/name").asText().equals(DOMAIN)
        && project.path("name").asText().equals(PROJECT)
        && project.at("/domain/name").asText().equals(DOMAIN);
  }

  private void validate(HttpExchange exchange) throws IOException {
    String own = exchange.getRequestHeaders().getFirst("X-Auth-Token");
    if (own == null || !ownTokens.contains(own)) {
      answer(exchange, 401, "");
      return;
    }
    String subject = exchange.getRequestHeaders().getFirst("X-Subject-Token");
    validated.add(subject);
    Held held = tokens.get(subject);
    if (held == null || !held.end().isAfter(clock.instant())) {
      answer(exchange, 404, "");
      return;
    }
    answer(exchange, 200, render(held));
  }

  private static String render(Held held) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode token = body.putObject("token");
    token.put("expires_at", held.end().toString());
    token.putObject("user").put("id", held.userId());
    if (held.projectId() != null) {
      token.putObject("project").put("id", held.projectId());
    }
    held.roles().forEach(role -> token.withArray("roles").addObject().put("name", role));
    return body.toString();
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
