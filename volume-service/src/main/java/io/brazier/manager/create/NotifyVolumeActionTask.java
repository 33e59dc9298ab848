package io.brazier.manager.create;

import static io.brazier.manager.create.CreateVolumeKeys.VOLUME;

import io.brazier.flow.Inputs;
import io.brazier.flow.Nothing;
import io.brazier.flow.Task;
import io.brazier.manager.volume.VolumeNotifications;
import io.brazier.operation.Operation;

/// Announces the create: `volume.create.start`.
final class NotifyVolumeActionTask extends Task<Nothing> {

  private final VolumeNotifications notifications;

  NotifyVolumeActionTask(VolumeNotifications notifications) {
    super(needs(VOLUME));
    this.notifications = notifications;
  }

  @Override
  protected Nothing execute(Inputs in) {
    notifications.started(Operation.CREATE_VOLUME, in.get(VOLUME));
    return Nothing.NOTHING;
  }
}
