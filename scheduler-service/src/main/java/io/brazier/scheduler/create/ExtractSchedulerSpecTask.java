package io.brazier.scheduler.create;

import io.brazier.flow.Inputs;
import io.brazier.flow.Task;
import io.brazier.message.CreateVolumeArguments;

/// Makes the attempt from what came with the work (`ExtractSchedulerSpecTask`,
/// `cinder/scheduler/flows/create_volume.py`).
final class ExtractSchedulerSpecTask extends Task<PlacementAttempt> {

  ExtractSchedulerSpecTask() {
    super(
        CreateVolumeKeys.REQUEST_SPEC,
        needs(CreateVolumeKeys.VOLUME_ID, CreateVolumeKeys.RAW_REQUEST_SPEC));
  }

  @Override
  protected PlacementAttempt execute(Inputs in) {
    CreateVolumeArguments arguments = in.get(CreateVolumeKeys.RAW_REQUEST_SPEC);
    return PlacementAttempt.after(
        in.get(CreateVolumeKeys.VOLUME_ID), arguments.requestSpec(), arguments.retry());
  }
}
