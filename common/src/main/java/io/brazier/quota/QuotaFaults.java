package io.brazier.quota;

import io.brazier.fault.Fault;
import java.util.List;

/// The refusals of this package in Cinder's words, which are part of the API
/// (`cinder/exception.py`).
final class QuotaFaults {

  private QuotaFaults() {}

  static Fault.OverLimit overLimit(OverQuota over) {
    return switch (over.resource().kind()) {
      case PER_VOLUME_GIGABYTES ->
          new Fault.OverLimit(
              "VolumeSizeExceedsLimit",
              "Requested volume size %dG is larger than maximum allowed limit %dG."
                  .formatted(over.requested(), over.limit()));
      case VOLUMES ->
          new Fault.OverLimit(
              "VolumeLimitExceeded",
              "Maximum number of volumes allowed (%d) exceeded for quota '%s'."
                  .formatted(over.limit(), over.resource().name()));
      case GIGABYTES ->
          sizeExceeds(
              "VolumeSizeExceedsAvailableQuota",
              "volume or snapshot exceeds allowed %s".formatted(over.resource().name()),
              over);
      case BACKUP_GIGABYTES ->
          sizeExceeds(
              "VolumeBackupSizeExceedsAvailableQuota",
              "backup exceeds allowed Backup gigabytes",
              over);
      case SNAPSHOTS -> countExceeds("SnapshotLimitExceeded", over);
      case BACKUPS -> countExceeds("BackupLimitExceeded", over);
      case GROUPS -> countExceeds("GroupLimitExceeded", over);
    };
  }

  private static Fault.OverLimit sizeExceeds(String errorClass, String what, OverQuota over) {
    return new Fault.OverLimit(
        errorClass,
        "Requested %s quota. Requested %dG, quota is %dG and %dG has been consumed."
            .formatted(what, over.requested(), over.limit(), over.usage().consumed()));
  }

  private static Fault.OverLimit countExceeds(String errorClass, OverQuota over) {
    return new Fault.OverLimit(
        errorClass,
        "Maximum number of %s allowed (%d) exceeded"
            .formatted(over.resource().kind().word(), over.limit()));
  }

  /// `cinder/api/contrib/quotas.py`.
  static Fault.Invalid unknownKeys(List<String> keys) {
    return new Fault.Invalid("Bad key(s) in quota set: " + String.join(",", keys));
  }

  static Fault.Invalid belowMinimum() {
    return new Fault.Invalid("Quota limit must be -1 or greater.");
  }

  static Fault.Invalid belowUsage(String key) {
    return new Fault.Invalid(
        "Quota %s limit must be equal or greater than existing resources.".formatted(key));
  }

  /// `cinder/api/contrib/types_manage.py`.
  static Fault.Invalid typeInUse() {
    return new Fault.Invalid("Target volume type is still in use.");
  }
}
