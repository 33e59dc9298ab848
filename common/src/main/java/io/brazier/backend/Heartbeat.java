package io.brazier.backend;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps the rows of this process's services fresh (`report_state`, `cinder/service.py`).
///
/// It has a thread of the operating system and a database connection of its own, so that no amount
/// of other work delays it. A service that does not work is not renewed, and so goes down; so does
/// one whose row was deleted, until it starts again. Failures of the database are told once, and
/// again when it is back; there are no retries between beats.
@ApplicationScoped
public class Heartbeat {

  private static final Logger LOG = Logger.getLogger(Heartbeat.class);

  /// Where a beat is written.
  @FunctionalInterface
  interface Beats {
    boolean beat(ServiceKey service) throws SQLException;
  }

  private final Beats beats;
  private final ServiceConfig config;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("heartbeat").factory());
  private final Map<ServiceKey, BooleanSupplier> watched = new ConcurrentHashMap<>();
  private final Set<ServiceKey> silent = ConcurrentHashMap.newKeySet();

  @Inject
  Heartbeat(HeartbeatRepository repository, ServiceConfig config) {
    this(repository::beat, config);
  }

  Heartbeat(Beats beats, ServiceConfig config) {
    this.beats = beats;
    this.config = config;
  }

  /// Renews the row of a registered service from now on, first after one interval.
  ///
  /// @param working asked before every beat, on the heartbeat's thread; must answer at once
  public void watch(ServiceKey service, BooleanSupplier working) {
    boolean first = watched.isEmpty();
    watched.put(service, working);
    if (first) {
      long millis = config.reportInterval().toMillis();
      var _ = executor.scheduleAtFixedRate(this::beatAll, millis, millis, TimeUnit.MILLISECONDS);
    }
  }

  /// The services of this process.
  public Set<ServiceKey> watched() {
    return Set.copyOf(watched.keySet());
  }

  /// Goes on while the service finishes its work, and ends before the database goes.
  void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) ShutdownEvent event) {
    stop();
  }

  /// No beat is written after this returns, or at most the one that is under way.
  void stop() {
    executor.shutdownNow();
  }

  boolean stopsWithin(long timeout, TimeUnit unit) throws InterruptedException {
    return executor.awaitTermination(timeout, unit);
  }

  void beatAll() {
    watched.forEach(this::beat);
  }

  private void beat(ServiceKey service, BooleanSupplier working) {
    try {
      if (!working.getAsBoolean()) {
        fail(service, "the service does not work", null);
      } else if (beats.beat(service)) {
        if (silent.remove(service)) {
          LOG.infof("Heartbeat is back: %s", service);
        }
      } else {
        fail(service, "its row is gone", null);
      }
    } catch (SQLException | RuntimeException e) {
      // One of the loops that must survive: an executor drops a task that throws.
      fail(service, "the database did not take it", e);
    }
  }

  private void fail(ServiceKey service, String why, @Nullable Exception cause) {
    if (silent.add(service)) {
      LOG.errorf(cause, "No heartbeat, %s: %s", why, service);
    }
  }
}
