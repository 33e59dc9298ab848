package io.brazier.doctor.disk;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a storage host has.
///
/// @param groups all volume groups, also those of others
/// @param targets the names of all iSCSI targets; null if nobody looked
public record Inventory(List<VolumeGroup> groups, @Nullable List<String> targets) {

  /// Copies the lists.
  public Inventory {
    groups = List.copyOf(groups);
    targets = targets == null ? null : List.copyOf(targets);
  }

  /// A group by name.
  public Optional<VolumeGroup> group(String name) {
    return groups.stream().filter(group -> group.name().equals(name)).findFirst();
  }
}
