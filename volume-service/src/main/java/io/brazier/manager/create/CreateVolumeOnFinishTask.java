package io.brazier.manager.create;

import static io.brazier.manager.create.CreateVolumeKeys.BACKEND;
import static io.brazier.manager.create.CreateVolumeKeys.LEASE;
import static io.brazier.manager.create.CreateVolumeKeys.VOLUME;

import io.brazier.ending.Ending;
import io.brazier.ending.Endings;
import io.brazier.flow.Inputs;
import io.brazier.flow.Nothing;
import io.brazier.flow.Task;
import io.brazier.manager.volume.VolumeNotifications;
import io.brazier.manager.volume.VolumeRef;
import io.brazier.operation.Operation;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeStatus;

/// Makes the volume `available`, ends the worker, and announces `volume.create.end`.
final class CreateVolumeOnFinishTask extends Task<Nothing> {

  private final VolumeRepository volumes;
  private final VolumeNotifications notifications;
  private final Endings endings;

  CreateVolumeOnFinishTask(
      VolumeRepository volumes, VolumeNotifications notifications, Endings endings) {
    super(needs(LEASE, BACKEND, VOLUME));
    this.volumes = volumes;
    this.notifications = notifications;
    this.endings = endings;
  }

  @Override
  protected Nothing execute(Inputs in) {
    VolumeRef volume = in.get(VOLUME);
    String service = in.get(BACKEND).serviceUuid();
    endings.apply(
        in.get(LEASE),
        Ending.succeeded(() -> volumes.finishCreate(volume.id(), service))
            .after(in.times())
            .announcing(
                notifications.ended(
                    Operation.CREATE_VOLUME, volume, VolumeStatus.AVAILABLE.word())));
    return Nothing.NOTHING;
  }
}
