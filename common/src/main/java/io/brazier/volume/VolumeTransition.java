package io.brazier.volume;

import static io.brazier.volume.VolumeStatus.ATTACHING;
import static io.brazier.volume.VolumeStatus.AVAILABLE;
import static io.brazier.volume.VolumeStatus.CREATING;
import static io.brazier.volume.VolumeStatus.DELETING;
import static io.brazier.volume.VolumeStatus.DETACHING;
import static io.brazier.volume.VolumeStatus.ERROR;
import static io.brazier.volume.VolumeStatus.ERROR_DELETING;
import static io.brazier.volume.VolumeStatus.ERROR_EXTENDING;
import static io.brazier.volume.VolumeStatus.EXTENDING;
import static io.brazier.volume.VolumeStatus.IN_USE;
import static io.brazier.volume.VolumeStatus.LIFECYCLE;
import static io.brazier.volume.VolumeStatus.RETYPING;
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

  /// A server is to have it.
  public static final Transition RESERVED = LIFECYCLE.step(Set.of(AVAILABLE), ATTACHING);

  /// The same where several servers may have it.
  public static final Transition RESERVED_AGAIN =
      LIFECYCLE.step(Set.of(AVAILABLE, IN_USE), ATTACHING);

  /// An attachment of it is made.
  public static final Transition CLAIMED = LIFECYCLE.step(Set.of(AVAILABLE), VolumeStatus.RESERVED);

  /// The same where several may have it.
  public static final Transition CLAIMED_AGAIN =
      LIFECYCLE.step(Set.of(AVAILABLE, IN_USE), VolumeStatus.RESERVED);

  /// It stays attached after all.
  public static final Transition NOT_DETACHED = LIFECYCLE.step(Set.of(DETACHING), IN_USE);

  /// A retype that nobody will end: what the volume was before is for an administrator to say.
  public static final Transition RETYPE_LOST = LIFECYCLE.step(Set.of(RETYPING), ERROR);

  /// A revert begins.
  public static final Transition REVERT = LIFECYCLE.step(Set.of(AVAILABLE), REVERTING);

  /// A revert succeeded.
  public static final Transition REVERTED = LIFECYCLE.step(Set.of(REVERTING), AVAILABLE);

  /// A revert failed: nobody knows what the volume has.
  public static final Transition REVERT_FAILED = LIFECYCLE.step(Set.of(REVERTING), ERROR);

  private VolumeTransition() {}
}
