package io.brazier.volumetype;

import io.brazier.page.Keyset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of volume types that is asked for.
///
/// @param conditions all must hold
/// @param order how the list is sorted
/// @param marker the type after which the page begins, null for the first page
/// @param limit at most so many
/// @param offset so many are left out after the marker
public record VolumeTypeQuery(
    List<VolumeTypeCondition> conditions,
    Keyset order,
    @Nullable String marker,
    int limit,
    int offset) {

  /// Copies the list.
  public VolumeTypeQuery {
    conditions = List.copyOf(conditions);
  }
}
