package io.brazier.iscsi;

import java.util.List;

/// Where an initiator finds a volume.
///
/// @param name the iSCSI name of the target
/// @param lun the number of the volume's logical unit in it
/// @param portals where it listens, at least one; the first is the main one
public record Export(String name, int lun, List<Portal> portals) {

  /// Copies the portals and refuses an export that nobody can reach.
  public Export {
    portals = List.copyOf(portals);
    if (portals.isEmpty()) {
      throw new IllegalArgumentException("export %s has no portal".formatted(name));
    }
  }
}
