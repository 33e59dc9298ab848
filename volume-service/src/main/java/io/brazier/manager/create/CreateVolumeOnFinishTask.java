package io.brazier.manager.create;

import static io.brazier.manager.create.CreateVolumeKeys.BACKEND;
import static io.brazier.manager.create.CreateVolumeKeys.LEASE;
import static io.brazier.manager.create.CreateVolumeKeys.VOLUME;

import io.brazier.flow.Inputs;
import io.brazier.flow.Nothing;
import io.brazier.flow.Task;

/// Makes the volume `available`, ends the worker, and announces `volume.create.end`.
final class CreateVolumeOnFinishTask extends Task<Nothing> {

  private final CreateVolumeEnding ending;

  CreateVolumeOnFinishTask(CreateVolumeEnding ending) {
    super(needs(LEASE, BACKEND, VOLUME));
    this.ending = ending;
  }

  @Override
  protected Nothing execute(Inputs in) {
    ending.finish(in.get(LEASE), in.get(VOLUME), in.get(BACKEND).serviceUuid());
    return Nothing.NOTHING;
  }
}
