package io.brazier.backend;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;

/// What all services say of themselves: where they are, that they are alive, and how long that is
/// believed.
@ConfigMapping(prefix = "brazier.service")
public interface ServiceConfig {

  /// How often a service renews its row; Cinder's `report_interval`.
  @WithDefault("10s")
  Duration reportInterval();

  /// How old the last heartbeat of a live service may be; Cinder's `service_down_time`. The same
  /// value everywhere, or services disagree on who is alive (F-1).
  @WithDefault("60s")
  Duration downTime();

  /// The zone that is there even before any volume service is, that of volume services and of new
  /// volumes; Cinder's option of that name. Schedulers only show it.
  @NotBlank
  @WithDefault("nova")
  String storageAvailabilityZone();

  /// A service that beats more slowly than it is believed would be down while it works.
  @AssertTrue(message = "brazier.service.down-time must be longer than report-interval")
  default boolean isDownTimeLongerThanReportInterval() {
    return downTime().compareTo(reportInterval()) > 0;
  }
}
