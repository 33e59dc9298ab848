package io.brazier.manager;

import io.brazier.backend.BackendAddress;
import io.brazier.backend.BackendPoolRepository;
import io.brazier.backend.PoolReport;
import io.brazier.backend.ServiceConfig;
import io.brazier.backend.ServiceKey;
import io.brazier.backend.ServiceRepository;
import io.brazier.backend.ServiceState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/// What a backend says of itself in the database, each in one transaction.
@ApplicationScoped
class BackendRows {

  private final ServiceRepository services;
  private final BackendPoolRepository pools;
  private final ServiceConfig config;

  BackendRows(ServiceRepository services, BackendPoolRepository pools, ServiceConfig config) {
    this.services = services;
    this.pools = pools;
    this.config = config;
  }

  /// Finds or makes the service's row.
  @Transactional
  public ServiceState register(ServiceKey key) {
    return services.register(key, config.storageAvailabilityZone());
  }

  /// Puts a report of all pools in place of the last.
  @Transactional
  public void report(ServiceKey key, BackendAddress backend, List<PoolReport> reports) {
    pools.report(backend, reports);
    services.setBackendState(key, true);
  }
}
