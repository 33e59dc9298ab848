package io.brazier.volumetype;

import io.brazier.page.Column;
import java.util.Map;

/// One condition of a list of volume types; several are all to hold.
public sealed interface VolumeTypeCondition {

  /// The type is public, or private and the project has access.
  ///
  /// @param projectId empty for a caller without a project, who sees the public ones
  record OfferedTo(String projectId) implements VolumeTypeCondition {}

  /// The type is private.
  record Private() implements VolumeTypeCondition {}

  /// The column has exactly this text.
  record Equal(Column column, String text) implements VolumeTypeCondition {}

  /// The type has all these extra specs.
  record Specs(Map<String, String> specs) implements VolumeTypeCondition {

    /// Copies the map.
    public Specs {
      specs = Map.copyOf(specs);
    }
  }

  /// Never holds: a filter by something that types do not have, or that the caller may not see.
  record Never() implements VolumeTypeCondition {}
}
