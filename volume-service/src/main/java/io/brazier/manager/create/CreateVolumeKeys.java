package io.brazier.manager.create;

import io.brazier.driver.VolumeSpec;
import io.brazier.flow.Key;
import io.brazier.manager.operation.Backend;
import io.brazier.manager.volume.VolumeRef;
import io.brazier.message.CreateVolumeArguments;
import io.brazier.work.Lease;

/// The values that the tasks of the create flow pass on, by the names they have in Cinder.
final class CreateVolumeKeys {

  /// What must be made, and what was tried before.
  static final Key<CreateVolumeArguments> ARGUMENTS =
      Key.of("request_spec", CreateVolumeArguments.class);

  /// The right to do it.
  static final Key<Lease> LEASE = Key.of("lease", Lease.class);

  /// Where it is done.
  static final Key<Backend> BACKEND = Key.of("backend", Backend.class);

  /// The volume as its row says.
  static final Key<VolumeRef> VOLUME = Key.of("refreshed", VolumeRef.class);

  /// What the driver is asked for.
  static final Key<VolumeSpec> VOLUME_SPEC = Key.of("volume_spec", VolumeSpec.class);

  /// Whether a create that failed was ended here, be it by another backend's turn.
  static final Key<Boolean> GIVEN_UP = Key.of("given_up", Boolean.class);

  private CreateVolumeKeys() {}
}
