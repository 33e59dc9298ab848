package io.brazier.api.service;

import io.brazier.api.service.ServiceSwitch.Disable;
import io.brazier.api.service.ServiceSwitch.DisableLogReason;
import io.brazier.api.service.ServiceSwitch.Enable;
import io.brazier.backend.ServiceBinary;
import io.brazier.backend.ServiceRepository;
import io.brazier.backend.ServiceState;
import io.brazier.fault.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists services and switches them on and off for the schedulers.
@ApplicationScoped
class Services {

  private final ServiceRepository services;

  Services(ServiceRepository services) {
    this.services = services;
  }

  /// The services of a host and a binary, or all.
  ///
  /// @param host null for all; a bare host also finds its backends
  /// @param binary null for all
  @Transactional
  public List<ServiceState> list(@Nullable String host, @Nullable String binary) {
    return services.list(host, binary);
  }

  /// Writes down what an administrator decided (quirk Q12: Cinder only says that it does).
  ///
  /// @throws io.brazier.fault.Fault.NotFound if there is no such service
  @Transactional
  public void carryOut(ServiceSwitch wanted) {
    String host = wanted.service().host();
    String binary = wanted.service().wanted();
    switch (wanted) {
      case Enable _ -> services.enable(host, binary);
      case Disable _ -> services.disable(host, binary, null);
      case DisableLogReason(var _, var reason) -> services.disable(host, binary, reason);
    }
  }

  /// Lets a backend take no new volumes, or take them again (`cinder/volume/api.py: freeze_host,
  /// thaw_host`).
  ///
  /// @throws Fault.Invalid if there is no such backend, or if that is how it is already
  @Transactional
  public void freeze(String host, boolean frozen) {
    if (services.setFrozen(host, frozen)) {
      return;
    }
    requireBackend(host);
    throw Fault.Invalid.input(frozen ? "Host is already Frozen." : "Host is NOT Frozen.");
  }

  /// Refuses to let a backend fail over: none has where to (`cinder/volume/api.py: failover`).
  ///
  /// @throws Fault.Invalid always
  @Transactional
  public void failOver(String host) {
    ServiceState backend = requireBackend(host);
    throw Fault.Invalid.input(
        "Host replication_status must be enabled or failed-over to failover, and is %s."
            .formatted(backend.replicationStatus()));
  }

  private ServiceState requireBackend(String host) {
    String binary = ServiceBinary.CINDER_VOLUME.wireName();
    return services
        .find(host, binary)
        .orElseThrow(() -> new Fault.Invalid(ServiceRepository.notFound(host, binary)));
  }
}
