package io.brazier.loglevel;

import io.brazier.backend.Heartbeat;
import io.brazier.backend.ServiceKey;
import io.brazier.lifecycle.Loop;
import io.brazier.loglevel.LogLevelRepository.Numbered;
import io.brazier.loglevel.LogLevelRepository.Order;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Does in this process what operators ask of its log levels, and writes down what the levels of
/// its services are, every other second. What was asked before the process started is not for it.
@ApplicationScoped
public class LogLevelKeeper {

  private static final Logger LOG = Logger.getLogger(LogLevelKeeper.class);
  private static final Duration PERIOD = Duration.ofSeconds(2);

  private final LogLevelRepository repository;
  private final LogLevels levels;
  private final Heartbeat heartbeat;

  /// Those of the process that keep no row in `services`: they obey, and report to nobody.
  private final List<Follower> others = new CopyOnWriteArrayList<>();

  private final Map<ServiceKey, SortedMap<String, LogLevel>> reported = new HashMap<>();
  private @Nullable Long seen;
  private @Nullable Loop loop;

  /// A service that obeys.
  private record Follower(String host, String binary) {}

  LogLevelKeeper(LogLevelRepository repository, LogLevels levels, Heartbeat heartbeat) {
    this.repository = repository;
    this.levels = levels;
    this.heartbeat = heartbeat;
  }

  void start(@Observes StartupEvent event) {
    loop = Loop.every(PERIOD, "log-levels", this::pass);
  }

  void stop(@Observes ShutdownEvent event) {
    Loop running = loop;
    if (running != null) {
      running.close();
    }
  }

  /// Obeys for a service that keeps no row, too.
  public void follow(String host, String binary) {
    others.add(new Follower(host, binary));
  }

  /// Does what was asked since the last pass, and writes down what has changed.
  synchronized void pass() {
    List<Numbered> orders = QuarkusTransaction.requiringNew().call(this::newOrders);
    for (Numbered each : orders) {
      seen = each.id(); // before it is carried out: one that fails is not tried for ever
      if (isForUs(each.order())) {
        carryOut(each.order());
      }
    }
    QuarkusTransaction.requiringNew().run(this::report);
  }

  private List<Numbered> newOrders() {
    Long from = seen;
    if (from == null) {
      seen = repository.last();
      return List.of();
    }
    return repository.since(from);
  }

  private boolean isForUs(Order order) {
    return heartbeat.watched().stream()
            .anyMatch(key -> order.isFor(key.host(), key.binary().wireName()))
        || others.stream().anyMatch(each -> order.isFor(each.host(), each.binary()));
  }

  private void carryOut(Order order) {
    levels.set(order.prefix(), order.level());
    LOG.infof("Log level: loggers=%s* level=%s", order.prefix(), order.level());
  }

  private void report() {
    SortedMap<String, LogLevel> own = levels.own();
    for (ServiceKey key : heartbeat.watched()) {
      if (!own.equals(reported.get(key))) {
        repository.report(key.host(), key.binary().wireName(), own);
        reported.put(key, own);
      }
    }
  }
}
