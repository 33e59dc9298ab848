package io.brazier.manager.create;

import static io.brazier.manager.create.CreateVolumeKeys.BACKEND;
import static io.brazier.manager.create.CreateVolumeKeys.VOLUME_SPEC;

import io.brazier.flow.Inputs;
import io.brazier.flow.Nothing;
import io.brazier.flow.Task;

/// Has the driver make the volume. Made twice it is there once, so nothing is taken back here:
/// after a failure of the backend [OnFailureRescheduleTask] removes what there is, after any other
/// the volume is kept for the next try.
final class CreateVolumeFromSpecTask extends Task<Nothing> {

  CreateVolumeFromSpecTask() {
    super(needs(BACKEND, VOLUME_SPEC));
  }

  @Override
  protected Nothing execute(Inputs in) {
    in.get(BACKEND).driver().create(in.get(VOLUME_SPEC));
    return Nothing.NOTHING;
  }
}
