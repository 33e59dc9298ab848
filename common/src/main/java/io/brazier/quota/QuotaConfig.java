package io.brazier.quota;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/// The limits where neither the project nor its quota class has one, and how quotas behave.
///
/// Names and defaults are Cinder's (`cinder/quota.py`), without the prefix `quota_`. The migration
/// seeds the class `default` with the same numbers, as Cinder's does, and the class comes before
/// these: to change a limit for everybody, change the class by the API, or switch
/// [#useDefaultQuotaClass] off.
@ConfigMapping(prefix = "brazier.quota")
public interface QuotaConfig {

  /// Volumes per project; -1 for no limit.
  @WithDefault("10")
  @Min(-1)
  @Max(Integer.MAX_VALUE)
  long volumes();

  /// Snapshots per project; -1 for no limit.
  @WithDefault("10")
  @Min(-1)
  @Max(Integer.MAX_VALUE)
  long snapshots();

  /// GiB of volumes and snapshots per project; -1 for no limit.
  @WithDefault("1000")
  @Min(-1)
  @Max(Integer.MAX_VALUE)
  long gigabytes();

  /// GiB of a single volume (Cinder's `per_volume_size_limit`); -1 for no limit.
  @WithDefault("-1")
  @Min(-1)
  @Max(Integer.MAX_VALUE)
  long perVolumeGigabytes();

  /// Backups per project; -1 for no limit.
  @WithDefault("10")
  @Min(-1)
  @Max(Integer.MAX_VALUE)
  long backups();

  /// GiB of backups per project; -1 for no limit.
  @WithDefault("1000")
  @Min(-1)
  @Max(Integer.MAX_VALUE)
  long backupGigabytes();

  /// Generic volume groups per project; -1 for no limit.
  @WithDefault("10")
  @Min(-1)
  @Max(Integer.MAX_VALUE)
  long groups();

  /// Whether the limits of the quota class `default` come before these.
  @WithDefault("true")
  boolean useDefaultQuotaClass();

  /// Whether snapshots are free of gigabytes. What is counted already is not recounted when this
  /// changes.
  @WithDefault("false")
  boolean noSnapshotGbQuota();

  /// After what time a reservation that nobody settled is given back. Only the last net: it must be
  /// longer than the longest operation that holds one.
  @WithDefault("24h")
  @DurationMin(seconds = 1)
  Duration reservationExpire();
}
