package io.brazier.api.volume.create;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// Availability zones, by Cinder's names.
@ConfigMapping(prefix = "brazier.zone")
public interface ZoneConfig {

  /// The zone that is there even before any volume service is; default of new volumes.
  @WithDefault("nova")
  String storageAvailabilityZone();

  /// The zone of new volumes, if not [#storageAvailabilityZone].
  Optional<String> defaultAvailabilityZone();

  /// Whether a request for an unknown zone gets the default one instead of a refusal.
  @WithDefault("false")
  boolean allowAvailabilityZoneFallback();
}
