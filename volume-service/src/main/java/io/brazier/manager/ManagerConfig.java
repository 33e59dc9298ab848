package io.brazier.manager;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/// How this host's backends are run.
@ConfigMapping(prefix = "brazier.manager")
public interface ManagerConfig {

  /// How many quick commands (create) of one backend run at a time. Those that wait for LVM are
  /// made by one process.
  @Min(1)
  @WithDefault("8")
  int quickWidth();

  /// How many slow commands (delete with its wipe) of one backend run at a time. More make each of
  /// them slower, for they share the disks.
  @Min(1)
  @WithDefault("2")
  int slowWidth();

  /// How often a backend reports its capacity; Cinder's `backend_stats_polling_interval`, at least
  /// three seconds as there.
  @DurationMin(seconds = 3)
  @WithDefault("PT60S")
  Duration statsPollingInterval();

  /// How long to wait before a backend that failed its set-up check is tried again.
  @DurationMin(seconds = 1)
  @WithDefault("PT5S")
  Duration setupRetry();
}
