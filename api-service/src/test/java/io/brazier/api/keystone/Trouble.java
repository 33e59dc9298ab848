package io.brazier.api.keystone;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a [FakeKeystone] suffers from until it ends: a way not to answer as one should.
public final class Trouble {

  private static final Duration BETWEEN_BYTES = Duration.ofMillis(20);

  /// What is done instead of an answer.
  @FunctionalInterface
  private interface Deed {
    void on(HttpExchange exchange, CountDownLatch end) throws IOException, InterruptedException;
  }

  private final String name;
  private final Predicate<HttpExchange> concerns;
  private final @Nullable Deed deed;
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  private Trouble(String name, @Nullable Deed deed) {
    this(name, deed, _ -> true);
  }

  private Trouble(String name, @Nullable Deed deed, Predicate<HttpExchange> concerns) {
    this.name = name;
    this.deed = deed;
    this.concerns = concerns;
  }

  /// Answers with a status and nothing else.
  public static Trouble status(int status) {
    return answer(status, Map.of(), "");
  }

  /// Answers something else.
  static Trouble answer(int status, Map<String, String> headers, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String shown = body.length() > 40 ? body.length() + " characters" : body;
    return new Trouble(
        "%d %s %s".formatted(status, headers, shown),
        (exchange, _) -> {
          headers.forEach(exchange.getResponseHeaders()::set);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
        });
  }

  /// Takes the question and says nothing.
  static Trouble silence() {
    return new Trouble("silence", (_, end) -> end.await());
  }

  /// Ends the connection without an answer.
  static Trouble hangUp() {
    return new Trouble("hangs up", (_, _) -> {});
  }

  /// Begins an answer and does not go on.
  public static Trouble stall() {
    return new Trouble(
        "stalls",
        (exchange, end) -> {
          begin(exchange);
          end.await();
        });
  }

  /// Begins an answer and goes on byte by byte, without end.
  static Trouble trickle() {
    return new Trouble(
        "trickles",
        (exchange, end) -> {
          OutputStream body = begin(exchange);
          while (!end.await(BETWEEN_BYTES.toMillis(), TimeUnit.MILLISECONDS)) {
            body.write(' ');
            body.flush();
          }
        });
  }

  private static OutputStream begin(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    OutputStream body = exchange.getResponseBody();
    body.write('{');
    body.flush();
    return body;
  }

  /// Answers as one should, but not before the trouble ends.
  static Trouble delay() {
    return new Trouble("delay", null);
  }

  /// The same, but only for requests of one method.
  Trouble of(String onlyMethod) {
    return new Trouble(
        name + " at " + onlyMethod,
        deed,
        exchange -> onlyMethod.equals(exchange.getRequestMethod()));
  }

  /// The same, but only for questions about one token.
  Trouble about(String token) {
    return new Trouble(
        name + " about " + token,
        deed,
        exchange -> token.equals(exchange.getRequestHeaders().getFirst("X-Subject-Token")));
  }

  /// How many requests suffer just now.
  int inside() {
    return inside.get();
  }

  /// The most requests that suffered at one time.
  int most() {
    return most.get();
  }

  /// Whether there is no answer any more to be given.
  boolean spoils(HttpExchange exchange) throws IOException {
    if (!concerns.test(exchange)) {
      return false;
    }
    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
    try {
      return suffer(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    } finally {
      inside.decrementAndGet();
    }
  }

  private boolean suffer(HttpExchange exchange) throws IOException, InterruptedException {
    if (deed == null) {
      end.await();
      return false;
    }
    try {
      deed.on(exchange, end);
    } finally {
      exchange.close();
    }
    return true;
  }

  void end() {
    end.countDown();
  }

  @Override
  public String toString() {
    return name;
  }
}
