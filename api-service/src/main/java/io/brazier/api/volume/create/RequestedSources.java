package io.brazier.api.volume.create;

import io.brazier.backend.BackendPoolRepository;
import io.brazier.context.RequestContext;
import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.snapshot.Snapshot;
import io.brazier.snapshot.SnapshotId;
import io.brazier.snapshot.SnapshotRepository;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeRepository;
import io.brazier.volumetype.SpecifiedType;
import io.brazier.volumetype.SpecifiedTypeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds what a volume is to be made from. Images, backups and groups are not there to be found.
@ApplicationScoped
class RequestedSources {

  private static final String BACKEND_NAME = "volume_backend_name";

  private final VolumeRepository volumes;
  private final SnapshotRepository snapshots;
  private final SpecifiedTypeRepository types;
  private final BackendPoolRepository pools;

  RequestedSources(
      VolumeRepository volumes,
      SnapshotRepository snapshots,
      SpecifiedTypeRepository types,
      BackendPoolRepository pools) {
    this.volumes = volumes;
    this.snapshots = snapshots;
    this.types = types;
    this.pools = pools;
  }

  /// The source of a request, held until the transaction ends, so that it is not deleted meanwhile;
  /// empty for a blank volume.
  ///
  /// @throws Fault.NotFound for a source that does not exist
  /// @throws Fault.Invalid if there are several, or one that cannot be used
  Optional<RequestedSource> find(CreateVolumeRequest.Sources wanted, RequestContext context) {
    Optional<RequestedSource> snapshot =
        Optional.ofNullable(wanted.snapshotId()).map(id -> snapshot(id, context));
    Optional<RequestedSource> volume =
        Optional.ofNullable(wanted.sourceVolumeId()).map(id -> volume(id, context));
    if (wanted.groupId() != null) {
      throw missing("Group %s could not be found.", wanted.groupId());
    }
    if (wanted.imageId() != null) {
      throw Fault.Invalid.input("imageRef: there is no image service to read images from.");
    }
    if (wanted.backupId() != null) {
      throw missing("Backup %s could not be found.", wanted.backupId());
    }
    if (snapshot.isPresent() && volume.isPresent()) {
      throw Fault.Invalid.input(
          "May specify only one of snapshot, imageRef, source volume or backup!");
    }
    return Stream.of(snapshot, volume).flatMap(Optional::stream).findFirst();
  }

  private RequestedSource snapshot(String id, RequestContext context) {
    Snapshot read = snapshots.get(new SnapshotId(id), Scope.visibleTo(context));
    snapshots.hold(read);
    Snapshot snapshot = snapshots.reread(read);
    return new RequestedSource(snapshot, volumes.findLive(snapshot.volumeId()).orElseThrow());
  }

  private RequestedSource volume(String id, RequestContext context) {
    Volume read = volumes.get(new VolumeId(id), Scope.visibleTo(context));
    volumes.hold(read);
    return new RequestedSource(null, volumes.reread(read));
  }

  private static Fault.NotFound missing(String text, String id) {
    return new Fault.NotFound(text.formatted(id));
  }

  /// The type of the source, which the volume has unless the request names another.
  SpecifiedType typeOf(RequestedSource source) {
    return types.get(source.typeId());
  }

  /// Refuses another type than the source's, unless both are for the same backends: their specs
  /// name the same, or there is only one.
  ///
  /// @throws Fault.Invalid if they are not
  void requireCompatible(RequestedSource source, SpecifiedType wanted) {
    if (wanted.id().equals(source.typeId())) {
      return;
    }
    String backend = wanted.requiredSpecs().get(BACKEND_NAME);
    boolean same =
        backend != null && backend.equals(typeOf(source).requiredSpecs().get(BACKEND_NAME));
    if (!same && pools.listAll().size() != 1) {
      throw Fault.Invalid.input(
          "Invalid volume_type provided: %s (requested type is not compatible; %s)."
              .formatted(
                  wanted.id(),
                  source.snapshot() == null
                      ? "either match source volume, or omit type argument"
                      : "recommend omitting the type argument"));
    }
  }
}
