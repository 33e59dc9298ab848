package io.brazier.api.volume.create;

import io.brazier.fault.Fault;
import io.brazier.message.CreateSource;
import io.brazier.resource.Status;
import io.brazier.snapshot.Snapshot;
import io.brazier.snapshot.SnapshotStatus;
import io.brazier.unit.Gibibytes;
import io.brazier.volume.NewVolume;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeStatus;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a volume is to be made from: a snapshot, or a volume.
///
/// @param snapshot the snapshot, null if it is the volume itself
/// @param volume the volume, or that of the snapshot
record RequestedSource(@Nullable Snapshot snapshot, Volume volume) {

  private static final Set<Status> USABLE = Set.of(VolumeStatus.AVAILABLE, VolumeStatus.IN_USE);

  /// The type that the volume has unless the request names another (LP #1879578).
  String typeId() {
    return snapshot == null ? volume.volumeTypeId() : snapshot.volumeTypeId();
  }

  /// How large it is, in GiB.
  int sizeGib() {
    return snapshot == null ? volume.size() : snapshot.volumeSize();
  }

  /// What services are told of it.
  CreateSource forServices() {
    return new CreateSource(volume.id().value(), snapshot == null ? null : snapshot.id().value());
  }

  /// What the volume's row keeps of it.
  NewVolume.Origin origin() {
    return snapshot == null
        ? new NewVolume.Origin(null, volume.id().value(), volume.bootable())
        : new NewVolume.Origin(snapshot.id().value(), null, volume.bootable());
  }

  /// Refuses a source that is not ready (`cinder/volume/flows/api/create_volume.py`).
  ///
  /// @throws Fault.Invalid if it is not
  void requireReady() {
    if (snapshot != null && !snapshot.status().equals(SnapshotStatus.AVAILABLE)) {
      throw Fault.Invalid.snapshot("Originating snapshot status must be one of available values");
    }
    if (snapshot == null && !USABLE.contains(volume.status())) {
      throw Fault.Invalid.volume(
          "Unable to create a volume from an originating source volume when its status is not one"
              + " of available, in-use values");
    }
  }

  /// Refuses a volume that is smaller than its source.
  ///
  /// @throws Fault.Invalid if it is
  void requireFitting(Gibibytes size) {
    if (size.value() < sizeGib()) {
      throw Fault.Invalid.input(
          (snapshot == null
                  ? "Volume size '%d'GB cannot be smaller than original volume size %dGB. They must"
                      + " be >= original volume size."
                  : "Volume size '%d'GB cannot be smaller than the snapshot size %dGB. They must be"
                      + " >= original snapshot size.")
              .formatted(size.value(), sizeGib()));
    }
  }

  /// Refuses another zone than that of the source (`cloned_volume_same_az`).
  ///
  /// @param wanted null if the request names none
  /// @return the zone to be in
  /// @throws Fault.Invalid if it is another
  @Nullable String requireSameZone(@Nullable String wanted) {
    String own = volume.availabilityZone();
    if (wanted != null && own != null && !wanted.equals(own)) {
      throw Fault.Invalid.input(
          "Volume must be in the same availability zone as the %s"
              .formatted(snapshot == null ? "source volume" : "snapshot"));
    }
    return own;
  }
}
