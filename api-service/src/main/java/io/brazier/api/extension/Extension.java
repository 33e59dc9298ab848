package io.brazier.api.extension;

import java.util.Arrays;
import java.util.Optional;

/// The extensions of Cinder that are served (`cinder/api/contrib`). What is not served is not
/// listed: clients and test suites leave out what they do not find here.
enum Extension {
  ADMIN_ACTIONS("os-admin-actions", "AdminActions", "Enable admin-only server actions."),
  AVAILABILITY_ZONES("os-availability-zone", "AvailabilityZones", "Describe Availability Zones."),
  CAPABILITIES("capabilities", "Capabilities", "Capabilities support."),
  ENCRYPTION("encryption", "VolumeTypeEncryption", "Encryption support for volume types."),
  EXTENDED_SERVICES("os-extended-services", "ExtendedServices", "Extended services support."),
  EXTENDED_SNAPSHOT_ATTRIBUTES(
      "os-extended-snapshot-attributes",
      "ExtendedSnapshotAttributes",
      "Extended snapshot attributes support."),
  HOSTS("os-hosts", "Hosts", "Admin-only host administration."),
  QOS_SPECS("qos-specs", "Qos_specs_manage", "QoS specs support."),
  QUOTA_CLASSES("os-quota-class-sets", "QuotaClasses", "Quota classes management support."),
  QUOTAS("os-quota-sets", "Quotas", "Quota management support."),
  SCHEDULER_HINTS(
      "OS-SCH-HNT", "SchedulerHints", "Pass arbitrary key/value pairs to the scheduler."),
  SCHEDULER_STATS("scheduler-stats", "Scheduler_stats", "Scheduler stats support."),
  SERVICES("os-services", "Services", "Services support."),
  SNAPSHOT_ACTIONS("os-snapshot-actions", "SnapshotActions", "Enable snapshot manager actions."),
  TYPES_EXTRA_SPECS("os-types-extra-specs", "TypesExtraSpecs", "Type extra specs support."),
  TYPES_MANAGE("os-types-manage", "TypesManage", "Types manage support."),
  USED_LIMITS(
      "os-used-limits", "UsedLimits", "Provide data on limited resources that are being used."),
  VOLUME_ACTIONS("os-volume-actions", "VolumeActions", "Enable volume actions."),
  VOLUME_ENCRYPTION_METADATA(
      "os-volume-encryption-metadata",
      "VolumeEncryptionMetadata",
      "Volume encryption metadata retrieval support."),
  VOLUME_HOST_ATTRIBUTE(
      "os-vol-host-attr", "VolumeHostAttribute", "Expose host as an attribute of a volume."),
  VOLUME_IMAGE_METADATA(
      "os-vol-image-meta",
      "VolumeImageMetadata",
      "Show image metadata associated with the volume."),
  VOLUME_MIGRATION_STATUS_ATTRIBUTE(
      "os-vol-mig-status-attr",
      "VolumeMigStatusAttribute",
      "Expose migration_status as an attribute of a volume."),
  VOLUME_TENANT_ATTRIBUTE(
      "os-vol-tenant-attr",
      "VolumeTenantAttribute",
      "Expose the internal project_id as an attribute of a volume."),
  VOLUME_TRANSFER("os-volume-transfer", "VolumeTransfer", "Volume transfer management support."),
  VOLUME_TYPE_ACCESS("os-volume-type-access", "VolumeTypeAccess", "Volume type access support.");

  private final String alias;
  private final String title;
  private final String description;

  Extension(String alias, String title, String description) {
    this.alias = alias;
    this.title = title;
    this.description = description;
  }

  /// What clients know it by.
  String alias() {
    return alias;
  }

  /// Its name in lists.
  String title() {
    return title;
  }

  String description() {
    return description;
  }

  /// The extension of an alias; empty if it is not served.
  static Optional<Extension> find(String alias) {
    return Arrays.stream(values()).filter(each -> each.alias.equals(alias)).findFirst();
  }
}
