package io.brazier.doctor.disk;

/// Where inventories come from.
@FunctionalInterface
public interface DiskSource {

  /// What is there now. A host that cannot be asked is told of, not thrown.
  Disks read();
}
