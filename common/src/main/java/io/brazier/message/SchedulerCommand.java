package io.brazier.message;

import static java.util.Objects.requireNonNull;

import io.brazier.volume.VolumeId;

/// What a scheduler is asked to do (`cinder/scheduler/rpcapi.py`).
public sealed interface SchedulerCommand extends Command {

  /// Find a place for a volume, claim it, and hand the volume on to the service there.
  ///
  /// @param volumeId the volume, in status `creating`
  /// @param requestSpec what it must be like
  /// @param retry what was tried before
  record CreateVolume(VolumeId volumeId, RequestSpec requestSpec, RetryState retry)
      implements SchedulerCommand {

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
  }
}
