package io.brazier.api.capability;

import io.brazier.backend.BackendAddress;
import io.brazier.backend.BackendPoolRepository;
import io.brazier.backend.PoolCapabilities;
import io.brazier.backend.PoolState;
import io.brazier.backend.ServiceBinary;
import io.brazier.backend.ServiceRepository;
import io.brazier.fault.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;

/// Reads what backends reported last. Cinder asks the service, which must be up for it.
@ApplicationScoped
class Capabilities {

  private final ServiceRepository services;
  private final BackendPoolRepository pools;

  Capabilities(ServiceRepository services, BackendPoolRepository pools) {
    this.services = services;
    this.pools = pools;
  }

  /// What a backend can do: all its pools can do the same, so the first of them tells.
  ///
  /// @param host `host@backend`
  /// @throws Fault.NotFound if there is no such volume service, or it has reported nothing yet
  @Transactional
  public CapabilitiesView get(String host) {
    if (services.find(host, ServiceBinary.CINDER_VOLUME.wireName()).isEmpty()) {
      throw new Fault.NotFound("Can't find service: " + host);
    }
    PoolState pool =
        pools.listAll().stream()
            .filter(state -> state.address().service().equals(host))
            .findFirst()
            .orElseThrow(() -> new Fault.NotFound("No capabilities reported by " + host));
    Map<String, Object> reported = PoolCapabilities.of(pool);
    return CapabilitiesView.of(BackendAddress.parse(host), reported);
  }
}
