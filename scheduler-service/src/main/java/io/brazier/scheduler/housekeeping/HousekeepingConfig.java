package io.brazier.scheduler.housekeeping;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
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

  /// How many days the record of operations is kept, today not counted: what `brazier why` tells
  /// of. At least 1. Default 14.
  @WithDefault("14")
  @Min(1)
  int keepOperationsDays();
}
