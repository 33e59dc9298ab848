package io.brazier.doctor.disk;

import java.util.Map;

/// What all storage hosts have.
///
/// @param hosts by the name that their volume services have
/// @param silent the hosts that could not be asked, each with the reason, a sentence
/// @param groups the volume group of each backend (`host@backend`) whose pools do not say it
public record Disks(
    Map<String, Inventory> hosts, Map<String, String> silent, Map<String, String> groups) {

  /// Copies the maps.
  public Disks {
    hosts = Map.copyOf(hosts);
    silent = Map.copyOf(silent);
    groups = Map.copyOf(groups);
  }
}
