package io.brazier.scheduler.create;

import io.brazier.flow.Inputs;
import io.brazier.flow.Task;

/// Makes the attempt from what came with the work (`ExtractSchedulerSpecTask`,
/// `cinder/scheduler/flows/create_volume.py`).
final class ExtractSchedulerSpecTask extends Task<PlacementAttempt> {

  ExtractSchedulerSpecTask() {
    super(
        CreateVolumeKeys.REQUEST_SPEC,
        needs(CreateVolumeKeys.RAW_REQUEST_SPEC, CreateVolumeKeys.RETRY));
  }

  @Override
  protected PlacementAttempt execute(Inputs in) {
    return PlacementAttempt.after(
        in.get(CreateVolumeKeys.RAW_REQUEST_SPEC), in.get(CreateVolumeKeys.RETRY));
  }
}
