package io.brazier.scheduler.claim;

import io.brazier.backend.BackendPoolRepository;
import io.brazier.backend.ClaimOutcome;
import io.brazier.backend.PoolState;
import io.brazier.backend.ServiceConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// The pools in the database, which all schedulers share.
@ApplicationScoped
class DatabasePools implements Pools {

  private final BackendPoolRepository repository;
  private final ServiceConfig services;

  DatabasePools(BackendPoolRepository repository, ServiceConfig services) {
    this.repository = repository;
    this.services = services;
  }

  @Override
  public List<PoolState> list() {
    return repository.listStates(services.downTime());
  }

  @Override
  public ClaimOutcome claim(PoolState pool, int sizeGib, boolean wantsThin) {
    return repository.claim(pool, sizeGib, wantsThin);
  }
}
