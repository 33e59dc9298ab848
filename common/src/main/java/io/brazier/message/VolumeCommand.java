package io.brazier.message;

import static java.util.Objects.requireNonNull;

import io.brazier.volume.VolumeId;

/// What a volume service is asked to do (`cinder/volume/rpcapi.py`).
public sealed interface VolumeCommand extends Command {

  /// Which of a backend's two lanes the command takes. It is known before the cast, so that each
  /// lane has its own queue and slow work never stands before quick work (B-14).
  Pace pace();

  /// Make the volume on the backend that was chosen for it.
  ///
  /// @param volumeId the volume, in status `creating`
  /// @param requestSpec what it must be like
  /// @param retry what was tried before, with the backend that is tried now
  /// @param allowReschedule whether a failure goes back to the scheduler for another backend
  record CreateVolume(
      VolumeId volumeId, RequestSpec requestSpec, RetryState retry, boolean allowReschedule)
      implements VolumeCommand {

    /// Refuses missing parts, which a foreign message may have.
    public CreateVolume {
      requireNonNull(volumeId, "volume_id");
      requireNonNull(requestSpec, "request_spec");
      requireNonNull(retry, "retry");
    }

    @Override
    public String operation() {
      return "create_volume";
    }

    @Override
    public Pace pace() {
      return Pace.QUICK;
    }
  }

  /// Wipe and remove the volume.
  ///
  /// @param volumeId the volume, in status `deleting`
  record DeleteVolume(VolumeId volumeId) implements VolumeCommand {

    /// Refuses a missing id, which a foreign message may have.
    public DeleteVolume {
      requireNonNull(volumeId, "volume_id");
    }

    @Override
    public String operation() {
      return "delete_volume";
    }

    @Override
    public Pace pace() {
      return Pace.SLOW;
    }
  }
}
