package io.brazier.api.volume.create;

import io.brazier.context.RequestContext;
import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Refuses requests for volumes that are not blank: there are no snapshots, backups, groups and
/// images here to make them from, and cloning is not offered.
@ApplicationScoped
class UnsupportedSources {

  private final VolumeRepository volumes;

  UnsupportedSources(VolumeRepository volumes) {
    this.volumes = volumes;
  }

  /// Does nothing for a blank volume.
  ///
  /// @throws Fault.NotFound for a source that does not exist
  /// @throws Fault.Invalid for one that exists but cannot be used
  void refuse(CreateVolumeRequest.Sources sources, RequestContext context) {
    refuseMissing("Snapshot %s could not be found.", sources.snapshotId());
    String sourceId = sources.sourceVolumeId();
    if (sourceId != null) {
      volumes.get(new VolumeId(sourceId), Scope.visibleTo(context));
      throw Fault.Invalid.input("source_volid: volumes cannot be cloned here.");
    }
    refuseMissing("Group %s could not be found.", sources.groupId());
    if (sources.imageId() != null) {
      throw Fault.Invalid.input("imageRef: there is no image service to read images from.");
    }
    refuseMissing("Backup %s could not be found.", sources.backupId());
  }

  private static void refuseMissing(String text, @Nullable String id) {
    if (id != null) {
      throw new Fault.NotFound(text.formatted(id));
    }
  }
}
