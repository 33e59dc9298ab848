package io.brazier.manager.create;

import static io.brazier.manager.create.CreateVolumeKeys.BACKEND;
import static io.brazier.manager.create.CreateVolumeKeys.COMMAND;
import static io.brazier.manager.create.CreateVolumeKeys.VOLUME;

import io.brazier.flow.Inputs;
import io.brazier.flow.Task;
import io.brazier.manager.volume.VolumeRef;
import io.brazier.manager.volume.VolumeRefs;
import io.brazier.volume.VolumeStatus;

/// Reads the volume's row anew; what came with the cast may be out of date (D-9).
final class ExtractVolumeRefTask extends Task<VolumeRef> {

  private final VolumeRefs volumes;

  ExtractVolumeRefTask(VolumeRefs volumes) {
    super(VOLUME, needs(COMMAND, BACKEND));
    this.volumes = volumes;
  }

  @Override
  protected VolumeRef execute(Inputs in) {
    return volumes.get(
        in.get(COMMAND).volumeId(), VolumeStatus.CREATING, in.get(BACKEND).address());
  }
}
