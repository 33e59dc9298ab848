package io.brazier.volume;

import io.brazier.page.Column;
import java.time.Instant;
import java.util.Map;

/// One condition of a list of volumes; several are all to hold.
public sealed interface VolumeCondition {

  /// The column has exactly this value.
  record Equal(Column column, Object value) implements VolumeCondition {}

  /// The column contains this text.
  record Like(Column column, String part) implements VolumeCondition {}

  /// The column compares so with a moment (`created_at=gt:2026-01-01`, from 3.60 on).
  record Compared(Column column, TimeComparison comparison, Instant moment)
      implements VolumeCondition {}

  /// The volume has all these pairs in its metadata.
  record Metadata(Map<String, String> pairs) implements VolumeCondition {

    /// Copies the map.
    public Metadata {
      pairs = Map.copyOf(pairs);
    }
  }

  /// The volume has all these pairs in its image metadata.
  record GlanceMetadata(Map<String, String> pairs) implements VolumeCondition {

    /// Copies the map.
    public GlanceMetadata {
      pairs = Map.copyOf(pairs);
    }
  }

  /// Never holds: a filter by something that volumes do not have.
  record Never() implements VolumeCondition {}

  /// The volume is not the hidden destination of a migration.
  record NotMigrationTarget() implements VolumeCondition {}
}
