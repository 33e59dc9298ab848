package io.brazier.volume;

import static io.brazier.volume.VolumeStatus.AVAILABLE;
import static io.brazier.volume.VolumeStatus.CREATING;
import static io.brazier.volume.VolumeStatus.DELETING;
import static io.brazier.volume.VolumeStatus.ERROR;
import static io.brazier.volume.VolumeStatus.ERROR_DELETING;
import static io.brazier.volume.VolumeStatus.ERROR_EXTENDING;
import static io.brazier.volume.VolumeStatus.EXTENDING;
import static io.brazier.volume.VolumeStatus.LIFECYCLE;
import static io.brazier.volume.VolumeStatus.REVERTING;

import io.brazier.resource.Transition;
import java.util.Set;

/// The steps of a volume's life that change its status and little else.
public final class VolumeTransition {
  /// The create succeeded.
  public static final Transition CREATED = LIFECYCLE.step(Set.of(CREATING), AVAILABLE);

  /// The create failed for good.
  public static final Transition CREATE_FAILED = LIFECYCLE.step(Set.of(CREATING), ERROR);

  /// A delete failed.
  public static final Transition DELETE_FAILED = LIFECYCLE.step(Set.of(DELETING), ERROR_DELETING);

  /// The backend says the volume is in use; the delete is off.
  public static final Transition DELETE_REFUSED = LIFECYCLE.step(Set.of(DELETING), AVAILABLE);

  /// An extend failed.
  public static final Transition EXTEND_FAILED = LIFECYCLE.step(Set.of(EXTENDING), ERROR_EXTENDING);

  /// A revert begins.
  public static final Transition REVERT = LIFECYCLE.step(Set.of(AVAILABLE), REVERTING);

  /// A revert succeeded.
  public static final Transition REVERTED = LIFECYCLE.step(Set.of(REVERTING), AVAILABLE);

  /// A revert failed: nobody knows what the volume has.
  public static final Transition REVERT_FAILED = LIFECYCLE.step(Set.of(REVERTING), ERROR);

  private VolumeTransition() {}
}
