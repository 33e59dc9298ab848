package io.brazier.api.volume.create;

import io.brazier.backend.AvailabilityZone;
import io.brazier.backend.ServiceConfig;
import io.brazier.backend.ServiceRepository;
import io.brazier.fault.Fault;
import io.brazier.volumetype.ExtraSpecs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Chooses the zones a new volume may be in (`cinder/volume/flows/api/create_volume.py:
/// _extract_availability_zones`).
@ApplicationScoped
class RequestedZones {

  private final ServiceRepository services;
  private final ZoneConfig config;
  private final ServiceConfig common;

  RequestedZones(ServiceRepository services, ZoneConfig config, ServiceConfig common) {
    this.services = services;
    this.common = common;
    this.config = config;
  }

  /// One zone, or all that the type allows if neither request nor configuration names one.
  ///
  /// @param wanted what the request names, null for nothing
  /// @param extraSpecs the type's, which may allow certain zones only
  /// @throws Fault.Invalid if the zone is not known or not allowed
  List<String> choose(@Nullable String wanted, Map<String, String> extraSpecs) {
    Optional<List<String>> named = ExtraSpecs.zones(extraSpecs);
    String zone = wanted == null ? fallback() : wanted;
    if (named.isEmpty() && zone.equals(common.storageAvailabilityZone())) {
      return List.of(zone); // always known, so most creates need not ask for the others
    }
    Set<String> known =
        services.listAvailabilityZones().stream()
            .map(AvailabilityZone::name)
            .collect(Collectors.toCollection(TreeSet::new));
    known.add(common.storageAvailabilityZone());
    if (named.isEmpty()) {
      return List.of(allowed(zone, known));
    }
    known.retainAll(named.get());
    if (known.isEmpty()) {
      throw new Fault.Invalid("Volume type's availability zones are invalid.");
    }
    return wanted == null ? List.copyOf(known) : List.of(allowed(wanted, known));
  }

  private String allowed(String zone, Set<String> known) {
    if (known.contains(zone)) {
      return zone;
    }
    if (config.allowAvailabilityZoneFallback() && known.contains(fallback())) {
      return fallback();
    }
    throw new Fault.Invalid("Availability zone '%s' is invalid.".formatted(zone));
  }

  private String fallback() {
    return config.defaultAvailabilityZone().orElse(common.storageAvailabilityZone());
  }
}
