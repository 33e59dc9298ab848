package io.brazier.api.zone;

import io.brazier.backend.AvailabilityZone;
import io.brazier.backend.ServiceRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/// The zones that volume services are in. One that only the configuration names can be asked for
/// when a volume is made, but is not listed, as in Cinder (`cinder/volume/api.py:
/// list_availability_zones`).
@ApplicationScoped
class AvailabilityZones {

  private final ServiceRepository services;

  AvailabilityZones(ServiceRepository services) {
    this.services = services;
  }

  /// All of them, by name. They are few rows and read afresh: unlike Cinder's list, which is an
  /// hour old at worst, this one is always true.
  @Transactional
  public List<AvailabilityZone> list() {
    return services.listAvailabilityZones();
  }
}
