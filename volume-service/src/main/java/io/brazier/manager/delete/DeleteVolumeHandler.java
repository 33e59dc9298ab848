package io.brazier.manager.delete;

import io.brazier.driver.VolumeSpec;
import io.brazier.fault.Fault;
import io.brazier.manager.volume.Backend;
import io.brazier.manager.volume.VolumeGone;
import io.brazier.manager.volume.VolumeNotifications;
import io.brazier.manager.volume.VolumeRef;
import io.brazier.manager.volume.VolumeRefs;
import io.brazier.message.VolumeCommand;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeStatus;
import io.brazier.work.Lease;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Wipes and removes a volume of a backend of this host (`delete_volume`,
/// `cinder/volume/manager.py`).
@ApplicationScoped
public class DeleteVolumeHandler {

  private static final Logger LOG = Logger.getLogger(DeleteVolumeHandler.class);

  private final VolumeRefs volumes;
  private final VolumeNotifications notifications;
  private final DeleteVolumeEnding ending;

  DeleteVolumeHandler(
      VolumeRefs volumes, VolumeNotifications notifications, DeleteVolumeEnding ending) {
    this.volumes = volumes;
    this.notifications = notifications;
    this.ending = ending;
  }

  /// Does what was cast.
  ///
  /// @throws RuntimeException if something else than the backend failed; the same try is to be made
  ///   again then
  public void handle(VolumeCommand.DeleteVolume command, Lease lease, Backend backend) {
    try {
      VolumeRef volume = volumes.get(command.volumeId(), VolumeStatus.DELETING, backend.address());
      notifications.happened("delete.start", volume, volume.status().word());
      delete(lease, volume, backend);
    } catch (VolumeGone gone) {
      LOG.infof("Nothing left to delete: %s", gone.getMessage());
      ending.abandon(lease);
    }
  }

  private void delete(Lease lease, VolumeRef volume, Backend backend) {
    try {
      backend.driver().delete(new VolumeSpec(volume.id(), volume.size()));
      ending.finish(lease, volume);
    } catch (Fault.Busy busy) {
      LOG.warnf(busy, "Backend is using volume %s, it is not deleted", volume.id());
      ending.refuse(lease, volume, String.valueOf(busy.getMessage()));
    } catch (Fault.BackendFailed failed) {
      LOG.errorf(failed, "Backend failed to delete volume %s", volume.id());
      ending.fail(lease, volume, String.valueOf(failed.getMessage()));
    }
  }

  /// Gives up a delete whose attempts are used up.
  ///
  /// @param cause the last error
  public void expired(Lease lease, Backend backend, String cause) {
    try {
      VolumeId id = new VolumeId(lease.resource().id());
      ending.fail(lease, volumes.get(id, VolumeStatus.DELETING, backend.address()), cause);
    } catch (VolumeGone gone) {
      LOG.infof("Nothing left to delete: %s", gone.getMessage());
      ending.abandon(lease);
    }
  }
}
