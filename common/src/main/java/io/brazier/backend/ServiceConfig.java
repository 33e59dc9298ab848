package io.brazier.backend;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;

/// How services tell that they are alive, and how long they are believed.
@ConfigMapping(prefix = "brazier.service")
public interface ServiceConfig {

  /// How often a service renews its row; Cinder's `report_interval`.
  @WithDefault("10s")
  Duration reportInterval();

  /// How old the last heartbeat of a live service may be; Cinder's `service_down_time`. The same
  /// value everywhere, or services disagree on who is alive (F-1).
  @WithDefault("60s")
  Duration downTime();

  /// A service that beats more slowly than it is believed would be down while it works.
  @AssertTrue(message = "brazier.service.down-time must be longer than report-interval")
  default boolean isDownTimeLongerThanReportInterval() {
    return downTime().compareTo(reportInterval()) > 0;
  }
}
