package io.brazier.manager.create;

import io.brazier.driver.VolumeSpec;
import io.brazier.flow.Key;
import io.brazier.manager.volume.Backend;
import io.brazier.manager.volume.VolumeRef;
import io.brazier.message.VolumeCommand;
import io.brazier.work.Lease;

/// The values that the tasks of the create flow pass on, by the names they have in Cinder.
final class CreateVolumeKeys {

  /// What was cast.
  static final Key<VolumeCommand.CreateVolume> COMMAND =
      Key.of("request_spec", VolumeCommand.CreateVolume.class);

  /// The right to do it.
  static final Key<Lease> LEASE = Key.of("lease", Lease.class);

  /// Where it is done.
  static final Key<Backend> BACKEND = Key.of("backend", Backend.class);

  /// The volume as its row says.
  static final Key<VolumeRef> VOLUME = Key.of("refreshed", VolumeRef.class);

  /// What the driver is asked for.
  static final Key<VolumeSpec> VOLUME_SPEC = Key.of("volume_spec", VolumeSpec.class);

  /// What became of a create that failed.
  static final Key<FailureEnd> FAILURE_END = Key.of("failure_end", FailureEnd.class);

  private CreateVolumeKeys() {}
}
