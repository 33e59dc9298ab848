package io.brazier.iscsi;

import io.brazier.volume.VolumeId;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An export as it is found on the host.
///
/// @param volume whose it is
/// @param device the device that is behind it; null if there is none (any more)
/// @param initiators who may log in
public record ExportState(VolumeId volume, @Nullable Path device, Set<Initiator> initiators) {

  /// Copies the initiators.
  public ExportState {
    initiators = Set.copyOf(initiators);
  }
}
