package io.brazier.api.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.brazier.context.Identity;
import io.brazier.context.TokenScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
  private static final String SUBJECT = "X-Subject-Token";

  private record Held(Identity identity, Instant end) {}

  private final Clock clock;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ObjectMapper mapper = new ObjectMapper();
  private final Map<String, Held> tokens = new ConcurrentHashMap<>();
  private final Set<String> ownTokens = ConcurrentHashMap.newKeySet();
  private final List<String> validated = new CopyOnWriteArrayList<>();
  private final AtomicInteger issued = new AtomicInteger();
  private final AtomicReference<@Nullable Trouble> trouble = new AtomicReference<>();

  /// Starts it on the system's clock, for a service that asks it by its settings.
  public static FakeKeystone start() {
    return start(Clock.systemUTC());
  }

  /// Starts it on a clock.
  public static FakeKeystone start(Clock clock) {
    try {
      return new FakeKeystone(clock);
    } catch (IOException e) {
      throw new UncheckedIOException("the identity service did not start", e);
    }
  }

  private FakeKeystone(Clock clock) throws IOException {
    this.clock = clock;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v3/auth/tokens", this::handle);
    server.createContext("/v3/projects/", this::tellOfProject);
    server.setExecutor(threads);
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

  /// The settings of a service that is led here.
  ///
  /// @param more what is set besides, without its prefix
  public KeystoneConfig config(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(settings());
    more.forEach((name, value) -> all.put("brazier.keystone." + name, value));
    return KeystoneSettings.read(all);
  }

  /// What a service validates tokens with that is led here.
  public static TokenValidator validator(KeystoneConfig config, Clock clock) {
    return KeystoneProducer.validator(new KeystoneClient(config.url()), config, clock);
  }

  /// Its address with the version.
  public URI url() {
    return URI.create("http://127.0.0.1:%d/v3".formatted(server.getAddress().getPort()));
  }

  /// Gives a user a token.
  public FakeKeystone withToken(
      String token, String userId, @Nullable String projectId, Duration lifetime, String... roles) {
    TokenScope scope =
        projectId == null
            ? new TokenScope(null, null, null, "all", true)
            : TokenScope.ofProject(projectId);
    return withToken(token, new Identity(userId, null, scope, Set.of(roles)), lifetime);
  }

  /// Gives a user a token.
  public FakeKeystone withToken(String token, Identity identity, Duration lifetime) {
    tokens.put(token, new Held(identity, clock.instant().plus(lifetime)));
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

  /// Is in trouble from now on; null ends that.
  public void sufferFrom(@Nullable Trouble newTrouble) {
    Trouble old = trouble.getAndSet(newTrouble);
    if (old != null) {
      old.end();
    }
  }

  /// What a service asks about projects that is led here.
  public static ProjectDirectory directory(KeystoneConfig config) {
    return new ProjectDirectory(new KeystoneClient(config.url()));
  }

  /// The tokens that were asked about, in order.
  List<String> validated() {
    return List.copyOf(validated);
  }

  /// How many tokens the service user got.
  public int issued() {
    return issued.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    Trouble current = trouble.get();
    boolean issuing = exchange.getRequestMethod().equals("POST");
    if (!issuing) {
      validated.add(exchange.getRequestHeaders().getFirst(SUBJECT));
    }
    if (current != null && current.spoils(exchange)) {
      return;
    }
    if (issuing) {
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
    Held held =
        new Held(
            Identity.inProject(USERNAME, PROJECT, Set.of("service")),
            clock.instant().plus(OWN_LIFETIME));
    tokens.put(token, held);
    ownTokens.add(token);
    exchange.getResponseHeaders().set(SUBJECT, token);
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
    String subject = exchange.getRequestHeaders().getFirst(SUBJECT);
    Held held = tokens.get(subject);
    if (held == null || (isPast(held) && !allowsExpired(exchange))) {
      answer(exchange, 404, "");
      return;
    }
    exchange.getResponseHeaders().set(SUBJECT, subject);
    answer(exchange, 200, render(held));
  }

  /// Whose token has a project is a member of it, so it is there; only administrators may ask.
  private void tellOfProject(HttpExchange exchange) throws IOException {
    Trouble current = trouble.get();
    if (current != null && current.spoils(exchange)) {
      return;
    }
    String id = exchange.getRequestURI().getPath().substring("/v3/projects/".length());
    Held asker = tokens.get(exchange.getRequestHeaders().getFirst("X-Auth-Token"));
    if (asker == null || isPast(asker)) {
      answer(exchange, 401, "");
    } else if (!asker.identity().roles().contains("admin")) {
      answer(exchange, 403, "");
    } else {
      boolean there =
          tokens.values().stream().anyMatch(held -> id.equals(held.identity().scope().projectId()));
      answer(exchange, there ? 200 : 404, there ? "{\"project\": {}}" : "");
    }
  }

  private boolean isPast(Held held) {
    return !held.end().isAfter(clock.instant());
  }

  private static boolean allowsExpired(HttpExchange exchange) {
    String query = Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "");
    return List.of(query.split("&", -1)).contains("allow_expired=1");
  }

  private static String render(Held held) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode token = body.putObject("token");
    token.put("expires_at", held.end().toString());
    Identity identity = held.identity();
    renderPart(token.putObject("user"), identity.userId(), identity.userDomainId());
    renderScope(token, identity.scope());
    identity.roles().forEach(role -> token.withArray("roles").addObject().put("name", role));
    return body.toString();
  }

  private static void renderScope(ObjectNode token, TokenScope scope) {
    if (scope.projectId() != null) {
      renderPart(token.putObject("project"), scope.projectId(), scope.projectDomainId());
    }
    if (scope.domainId() != null) {
      token.putObject("domain").put("id", scope.domainId());
    }
    if (scope.system() != null) {
      token.putObject("system").put(scope.system(), true);
    }
    if (!scope.adminProject()) {
      token.put("is_admin_project", false);
    }
  }

  private static void renderPart(ObjectNode part, String id, @Nullable String domainId) {
    part.put("id", id);
    if (domainId != null) {
      part.putObject("domain").put("id", domainId);
    }
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
    sufferFrom(null);
    server.stop(0);
    threads.shutdownNow();
  }
}
