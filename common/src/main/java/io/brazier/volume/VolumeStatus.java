package io.brazier.volume;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The status of a volume: Cinder's closed set (`cinder/objects/fields.py`), of which the part is
/// here that some operation can set.
///
/// ```
///            ┌──────────────▶ error ──────┐
///  creating ─┤                            ├─▶ deleting ─▶ (row gone)
///            └─▶ available ───────────────┘        └─▶ error_deleting
/// ```
public enum VolumeStatus {
  /// Accepted; being scheduled or made.
  CREATING,
  /// Ready for use.
  AVAILABLE,
  /// Accepted for deletion; being wiped and removed.
  DELETING,
  /// The create failed; a user message says why. Deletable.
  ERROR,
  /// The delete failed; a user message says why. An administrator may force it.
  ERROR_DELETING;

  /// The statuses from which a tenant may delete (`cinder/volume/api.py: delete`).
  public static final Set<VolumeStatus> DELETABLE = Set.of(AVAILABLE, ERROR);

  private static final Map<VolumeStatus, Set<VolumeStatus>> FOLLOWERS =
      Map.of(
          CREATING, Set.of(AVAILABLE, ERROR),
          AVAILABLE, Set.of(DELETING),
          ERROR, Set.of(DELETING),
          DELETING, Set.of(AVAILABLE, ERROR_DELETING),
          ERROR_DELETING, Set.of(DELETING));

  private static final Map<String, VolumeStatus> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toMap(VolumeStatus::word, Function.identity()));

  /// The word on the wire and in the database, for example `error_deleting`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether a volume may go from this status to `next`.
  public boolean mayBecome(VolumeStatus next) {
    return FOLLOWERS.getOrDefault(this, Set.of()).contains(next);
  }

  /// The status of a word from the database.
  ///
  /// @throws IllegalArgumentException if the word is not one of ours
  public static VolumeStatus ofWord(String word) {
    VolumeStatus status = BY_WORD.get(word);
    if (status == null) {
      throw new IllegalArgumentException("not a volume status: " + word);
    }
    return status;
  }
}
