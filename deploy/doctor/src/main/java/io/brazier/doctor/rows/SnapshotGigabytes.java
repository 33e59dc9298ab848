package io.brazier.doctor.rows;

/// Whether snapshots count as gigabytes: `brazier.quota.no-snapshot-gb-quota` of the services.
public enum SnapshotGigabytes {
  /// As the services have it unless told otherwise.
  COUNTED,
  /// They do not.
  FREE
}
