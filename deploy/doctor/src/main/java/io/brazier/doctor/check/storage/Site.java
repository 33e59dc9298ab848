package io.brazier.doctor.check.storage;

import io.brazier.doctor.disk.VolumeGroup;
import java.util.Set;

/// A volume group that volumes are kept in.
///
/// @param host the storage host that has it
/// @param pools the pools that are made from it, `host@backend#pool`
record Site(String host, VolumeGroup group, Set<String> pools) {

  Site {
    pools = Set.copyOf(pools);
  }
}
