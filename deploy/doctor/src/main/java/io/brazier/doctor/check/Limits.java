package io.brazier.doctor.check;

import java.time.Duration;

/// From when on something is late, as the services are configured.
///
/// @param overdue how long work may be due without anybody looking
/// @param maxAttempts `brazier.work.max-attempts`
/// @param downTime `brazier.service.down-time`
/// @param messageTtl `brazier.message-ttl`
public record Limits(Duration overdue, int maxAttempts, Duration downTime, Duration messageTtl) {

  /// The services' defaults.
  public static final Limits DEFAULT =
      new Limits(Duration.ofMinutes(5), 8, Duration.ofMinutes(1), Duration.ofDays(30));
}
