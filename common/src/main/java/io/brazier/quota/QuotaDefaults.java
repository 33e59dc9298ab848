package io.brazier.quota;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The configuration's limits in the form that the statements take.
///
/// @param limits of every kind
/// @param className the quota class that comes before them, or null for none
record QuotaDefaults(Map<QuotaKind, Long> limits, @Nullable String className) {

  static final String DEFAULT_CLASS = "default";

  static QuotaDefaults of(QuotaConfig config) {
    Map<QuotaKind, Long> limits = new EnumMap<>(QuotaKind.class);
    for (QuotaKind kind : QuotaKind.values()) {
      limits.put(kind, limit(config, kind));
    }
    return new QuotaDefaults(limits, config.useDefaultQuotaClass() ? DEFAULT_CLASS : null);
  }

  /// The limit of a change: per volume type there is none.
  long limit(QuotaDelta.Change change) {
    return change.typeId() == null ? limit(change.kind()) : QuotaEngine.UNLIMITED;
  }

  /// The limit of a kind for all volume types.
  long limit(QuotaKind kind) {
    return limits.getOrDefault(kind, QuotaEngine.UNLIMITED);
  }

  private static long limit(QuotaConfig config, QuotaKind kind) {
    return switch (kind) {
      case VOLUMES -> config.volumes();
      case PER_VOLUME_GIGABYTES -> config.perVolumeGigabytes();
      case SNAPSHOTS -> config.snapshots();
      case GIGABYTES -> config.gigabytes();
      case BACKUPS -> config.backups();
      case BACKUP_GIGABYTES -> config.backupGigabytes();
      case GROUPS -> config.groups();
    };
  }
}
