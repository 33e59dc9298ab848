package io.brazier.api.host;

import io.brazier.backend.ServiceBinary;
import io.brazier.backend.ServiceRepository;
import io.brazier.backend.ServiceRepository.ProjectUsage;
import io.brazier.backend.ServiceState;
import io.brazier.fault.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/// The enabled services, and what lies on the backends among them.
@ApplicationScoped
class Hosts {

  private final ServiceRepository services;

  Hosts(ServiceRepository services) {
    this.services = services;
  }

  @Transactional
  public List<ServiceState> enabled() {
    return services.list(null, null).stream().filter(service -> !service.disabled()).toList();
  }

  /// What each project has on a backend, by the project's id.
  ///
  /// @throws Fault.NotFound if no enabled volume service has that name
  @Transactional
  public List<ProjectUsage> usages(String host) {
    String binary = ServiceBinary.CINDER_VOLUME.wireName();
    if (services.find(host, binary).filter(service -> !service.disabled()).isEmpty()) {
      throw new Fault.NotFound(ServiceRepository.notFound(host, binary));
    }
    return services.listUsages(host);
  }
}
