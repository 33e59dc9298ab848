package io.brazier.manager.create;

import static io.brazier.manager.create.CreateVolumeKeys.ARGUMENTS;
import static io.brazier.manager.create.CreateVolumeKeys.BACKEND;
import static io.brazier.manager.create.CreateVolumeKeys.LEASE;
import static io.brazier.manager.create.CreateVolumeKeys.VOLUME_SPEC;

import io.brazier.driver.VolumeDriver;
import io.brazier.driver.VolumeSpec;
import io.brazier.flow.Inputs;
import io.brazier.flow.Nothing;
import io.brazier.flow.Task;
import io.brazier.message.CreateSource;

/// Has the driver make the volume. Made twice it is there once, so nothing is taken back here:
/// after a failure of the backend [OnFailureRescheduleTask] removes what there is, after any other
/// the volume is kept for the next try.
final class CreateVolumeFromSpecTask extends Task<Nothing> {

  private final VolumeSources sources;

  CreateVolumeFromSpecTask(VolumeSources sources) {
    super(needs(ARGUMENTS, LEASE, BACKEND, VOLUME_SPEC));
    this.sources = sources;
  }

  @Override
  protected Nothing execute(Inputs in) {
    VolumeDriver driver = in.get(BACKEND).driver();
    VolumeSpec spec = in.get(VOLUME_SPEC);
    CreateSource source = in.get(ARGUMENTS).source();
    if (source == null) {
      driver.create(spec);
    } else {
      driver.createFrom(spec, sources.get(source, spec), sources.progress(in.get(LEASE)));
    }
    return Nothing.NOTHING;
  }
}
