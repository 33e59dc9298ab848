package io.brazier.api.volume.create;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// Availability zones, by Cinder's names.
@ConfigMapping(prefix = "brazier.zone")
public interface ZoneConfig {

  /// The zone of new volumes, if not [io.brazier.backend.ServiceConfig#storageAvailabilityZone].
  Optional<String> defaultAvailabilityZone();

  /// Whether a request for an unknown zone gets the default one instead of a refusal.
  @WithDefault("false")
  boolean allowAvailabilityZoneFallback();
}
