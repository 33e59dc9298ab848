package io.brazier.manager;

import io.brazier.manager.create.CreateVolumeHandler;
import io.brazier.manager.delete.DeleteVolumeHandler;
import io.brazier.manager.volume.Backend;
import io.brazier.message.VolumeCommand;
import io.brazier.work.Lease;
import jakarta.enterprise.context.ApplicationScoped;

/// Does what is cast to the backends of this host (`cinder/volume/manager.py`).
@ApplicationScoped
class VolumeManager {

  private static final String DELETE = "delete_volume";

  private final CreateVolumeHandler creates;
  private final DeleteVolumeHandler deletes;
  private final VolumeTurns turns = new VolumeTurns();

  VolumeManager(CreateVolumeHandler creates, DeleteVolumeHandler deletes) {
    this.creates = creates;
    this.deletes = deletes;
  }

  /// Does what was cast, once nothing else is done to the volume.
  void handle(VolumeCommand command, Lease lease, Backend backend) {
    turns.inTurn(lease.resource(), () -> handleNow(command, lease, backend));
  }

  private void handleNow(VolumeCommand command, Lease lease, Backend backend) {
    switch (command) {
      case VolumeCommand.CreateVolume create -> creates.handle(create, lease, backend);
      case VolumeCommand.DeleteVolume delete -> deletes.handle(delete, lease, backend);
    }
  }

  /// Gives up work whose attempts are used up. Its command may be unreadable, so the operation's
  /// name decides.
  void expired(Lease lease, Backend backend, String cause) {
    if (lease.operation().equals(DELETE)) {
      deletes.expired(lease, backend, cause);
    } else {
      creates.expired(lease, backend, cause);
    }
  }
}
