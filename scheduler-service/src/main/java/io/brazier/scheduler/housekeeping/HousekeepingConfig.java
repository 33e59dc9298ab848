package io.brazier.scheduler.housekeeping;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/// How often a scheduler tidies up.
@ConfigMapping(prefix = "brazier.housekeeping")
public interface HousekeepingConfig {

  /// The time between two rounds; the first is at the start. At least a second. Default a day:
  /// expired messages are hidden already, and reservations should never be found.
  @WithDefault("24h")
  @DurationMin(seconds = 1)
  Duration period();
}
