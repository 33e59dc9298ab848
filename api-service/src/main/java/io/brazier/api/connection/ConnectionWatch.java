package io.brazier.api.connection;

import io.brazier.api.keystone.Deadline;
import io.brazier.api.request.ApiConfig;
import io.brazier.connection.Connection;
import io.brazier.connection.ConnectionRepository;
import io.brazier.connection.ConnectionStatus;
import io.brazier.fault.Fault;
import io.brazier.lifecycle.Loop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Waits for storage hosts. Their answer is the connection's row, so none is lost: who gives up
/// waiting finds it when asking again. One look at the rows is for all who wait, and there is none
/// while nobody does.
@ApplicationScoped
public class ConnectionWatch {

  private static final Duration PERIOD = Duration.ofMillis(20);

  private final ConnectionRepository connections;
  private final Duration timeout;
  private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();
  private final Loop loop = Loop.onDemand(PERIOD, "connection-watch", this::look);

  /// A request that waits. Each is itself, whatever it waits for.
  private static final class Waiter {
    private final String connection;
    private final CompletableFuture<Optional<Connection>> settled = new CompletableFuture<>();

    private Waiter(String connection) {
      this.connection = connection;
    }
  }

  ConnectionWatch(ConnectionRepository connections, ApiConfig config) {
    this.connections = connections;
    this.timeout = config.connectionTimeout();
  }

  void stop(@Observes ShutdownEvent event) {
    loop.close();
  }

  /// Until when a request that begins now may wait.
  public Deadline deadline() {
    return Deadline.in(timeout);
  }

  /// Waits until no storage host is at work on a connection.
  ///
  /// @return as it is then; empty once it is closed
  /// @throws Fault.Unavailable if that takes too long; the work goes on
  public Optional<Connection> settled(String id, Deadline deadline) {
    Waiter waiter = new Waiter(id);
    waiters.add(waiter);
    loop.wake();
    try {
      return waiter.settled.get(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw late(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw late(e);
    } finally {
      waiters.remove(waiter);
    }
  }

  private static Fault.Unavailable late(Exception cause) {
    return new Fault.Unavailable(
        "The volume's storage host has not answered yet; the request goes on there. Try again"
            + " later.",
        cause);
  }

  private void look() {
    try {
      List<Waiter> all = List.copyOf(waiters);
      Map<String, Connection> found = read(all.stream().map(each -> each.connection).toList());
      all.forEach(waiter -> tell(waiter, Optional.ofNullable(found.get(waiter.connection))));
    } finally {
      if (!waiters.isEmpty()) {
        loop.wake();
      }
    }
  }

  private Map<String, Connection> read(List<String> ids) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            connections.all(ids).stream()
                .collect(Collectors.toMap(Connection::id, Function.identity())));
  }

  private void tell(Waiter waiter, Optional<Connection> found) {
    if (found.isEmpty() || !ConnectionStatus.isUnderWay(found.get().status())) {
      waiters.remove(waiter);
      waiter.settled.complete(found);
    }
  }
}
