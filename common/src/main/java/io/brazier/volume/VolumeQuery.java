package io.brazier.volume;

import io.brazier.page.Keyset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of volumes that is asked for.
///
/// @param conditions all must hold
/// @param order how the list is sorted
/// @param marker the volume after which the page begins, null for the first page
/// @param limit at most so many
/// @param offset so many are left out after the marker
public record VolumeQuery(
    List<VolumeCondition> conditions,
    Keyset order,
    @Nullable VolumeId marker,
    int limit,
    int offset) {

  /// Copies the list.
  public VolumeQuery {
    conditions = List.copyOf(conditions);
  }
}
