package io.brazier.api.service;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.brazier.api.request.ApiConfig;
import io.brazier.backend.ServiceRepository;
import io.brazier.loglevel.LogLevel;
import io.brazier.loglevel.LogLevelKeeper;
import io.brazier.loglevel.LogLevelRepository;
import io.brazier.loglevel.LogLevelRepository.Order;
import io.brazier.loglevel.LogLevels;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads and sets the log levels of running services. Of an API service the one that is asked
/// answers, and all obey.
@ApplicationScoped
class ServiceLogs {

  private static final String API = "cinder-api";

  private final LogLevelRepository orders;
  private final LogLevels own;
  private final LogLevelKeeper keeper;
  private final ServiceRepository services;
  private final String host;

  ServiceLogs(
      LogLevelRepository orders,
      LogLevels own,
      LogLevelKeeper keeper,
      ServiceRepository services,
      ApiConfig config) {
    this.orders = orders;
    this.own = own;
    this.keeper = keeper;
    this.services = services;
    this.host = config.host();
  }

  /// The levels of a service.
  ///
  /// @param levels by the names of the loggers
  record ServiceLevels(
      @JsonProperty("host") String host,
      @JsonProperty("binary") String binary,
      @JsonProperty("levels") Map<String, LogLevel> levels) {

    ServiceLevels {
      levels = new TreeMap<>(levels);
    }
  }

  void start(@Observes StartupEvent event) {
    keeper.follow(host, API);
  }

  /// Lets the services have a level, which they do within some seconds.
  @Transactional
  public void set(LogRequest wanted, LogLevel level) {
    orders.order(new Order(wanted.binary(), wanted.server(), wanted.prefix(), level));
  }

  /// What the levels are: of this process, and as services that are up wrote them down some seconds
  /// ago at most.
  @Transactional
  public List<ServiceLevels> get(LogRequest wanted) {
    List<ServiceLevels> all = new ArrayList<>();
    if (new Order(wanted.binary(), wanted.server(), "", LogLevel.INFO).isFor(host, API)) {
      all.add(told(host, API, own.own(), wanted));
    }
    String server = wanted.server();
    String binary = wanted.binary();
    services.list(server.isEmpty() ? null : server, binary.isEmpty() ? null : binary).stream()
        .filter(service -> service.up())
        .forEach(service ->
            orders
                .find(service.host(), service.binary())
                .ifPresent(
                    levels -> all.add(told(service.host(), service.binary(), levels, wanted))));
    return all;
  }

  private static ServiceLevels told(
      String host, String binary, Map<String, LogLevel> levels, LogRequest wanted) {
    return new ServiceLevels(host, binary, LogLevels.told(levels, wanted.prefix()));
  }
}
