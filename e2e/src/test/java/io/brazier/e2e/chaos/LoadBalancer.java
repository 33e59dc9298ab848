package io.brazier.e2e.chaos;

import io.brazier.e2e.client.Answer;
import io.brazier.e2e.client.Api;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Sends requests to services that say that they are ready, and asks them again and again. A
/// connection that is refused is tried elsewhere; nothing else is.
final class LoadBalancer implements Entrance, AutoCloseable {

  private static final long PERIOD_MILLIS = 500;
  private static final int TRIES = 20;

  /// A service, and the port at which it says whether it is ready.
  record Server(Api api, int healthPort) {}

  private final List<Api> apis;
  private final Map<Api, Boolean> ready = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  LoadBalancer(List<Server> servers) {
    this.apis = servers.stream().map(Server::api).toList();
    servers.forEach(server -> Thread.startVirtualThread(() -> watch(server)));
  }

  private void watch(Server server) {
    Api health =
        new Api("http://127.0.0.1:%d/q/health".formatted(server.healthPort()), "", Map.of());
    try {
      do {
        ready.put(
            server.api(),
            Reply.to(() -> health.get("/ready")) instanceof Reply.Told told && told.isDone());
      } while (!closed.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Reply send(SplittableRandom random, Function<Api, Answer> request) {
    Reply reply = new Reply.Nothing("no API service is ready");
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Api api = choose(random);
      try {
        return Reply.of(request.apply(api));
      } catch (UncheckedIOException e) {
        reply = new Reply.Nothing(api.endpoint() + ": " + e.getCause());
        if (!(e.getCause() instanceof ConnectException)) {
          return reply;
        }
      }
    }
    return reply;
  }

  private Api choose(SplittableRandom random) {
    List<Api> open = apis.stream().filter(api -> ready.getOrDefault(api, true)).toList();
    List<Api> some = open.isEmpty() ? apis : open;
    return some.get(random.nextInt(some.size()));
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
