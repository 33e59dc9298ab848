package io.brazier.doctor.check.storage;

import io.brazier.doctor.disk.LogicalVolume;

/// A logical volume and where it is.
record FoundVolume(Site site, LogicalVolume volume) {

  /// `GROUP/NAME on HOST`.
  @Override
  public String toString() {
    return "%s/%s on %s".formatted(site.group().name(), volume.name(), site.host());
  }
}
