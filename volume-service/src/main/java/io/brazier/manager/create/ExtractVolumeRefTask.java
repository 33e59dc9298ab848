package io.brazier.manager.create;

import static io.brazier.manager.create.CreateVolumeKeys.BACKEND;
import static io.brazier.manager.create.CreateVolumeKeys.LEASE;
import static io.brazier.manager.create.CreateVolumeKeys.VOLUME;

import io.brazier.flow.Inputs;
import io.brazier.flow.Task;
import io.brazier.manager.volume.VolumeRef;
import io.brazier.manager.volume.VolumeRefs;
import io.brazier.operation.Operation;

/// Reads the volume's row anew; what came with the cast may be out of date (D-9).
final class ExtractVolumeRefTask extends Task<VolumeRef> {

  private final VolumeRefs volumes;

  ExtractVolumeRefTask(VolumeRefs volumes) {
    super(VOLUME, needs(LEASE, BACKEND));
    this.volumes = volumes;
  }

  @Override
  protected VolumeRef execute(Inputs in) {
    return volumes.get(in.get(LEASE), Operation.CREATE_VOLUME, in.get(BACKEND));
  }
}
