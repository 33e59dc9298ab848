package io.brazier.manager.create;

import static io.brazier.manager.create.CreateVolumeKeys.VOLUME;
import static io.brazier.manager.create.CreateVolumeKeys.VOLUME_SPEC;

import io.brazier.driver.VolumeSpec;
import io.brazier.flow.Inputs;
import io.brazier.flow.Task;

/// Says what the driver is to make.
final class ExtractVolumeSpecTask extends Task<VolumeSpec> {

  ExtractVolumeSpecTask() {
    super(VOLUME_SPEC, needs(VOLUME));
  }

  @Override
  protected VolumeSpec execute(Inputs in) {
    return in.get(VOLUME).spec();
  }
}
