package io.brazier.api.volume.action;

import io.brazier.api.action.Action;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schemas;
import io.brazier.fault.Fault;
import io.brazier.resource.Status;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeMetadataRepository;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;

/// The two flags of a volume that its owner sets: whether a server may start from it, and whether
/// it is attached for reading only (`cinder/api/contrib/volume_actions.py`).
@ApplicationScoped
class VolumeFlags {

  /// The admin metadata that says so; everybody may see it.
  private static final String READONLY = "readonly";

  private final VolumeGate gate;
  private final VolumeRepository volumes;
  private final VolumeMetadataRepository metadata;

  VolumeFlags(VolumeGate gate, VolumeRepository volumes, VolumeMetadataRepository metadata) {
    this.gate = gate;
    this.volumes = volumes;
    this.metadata = metadata;
  }

  /// `os-set_bootable` of volumes; answered with 200 and no body.
  @Produces
  @Singleton
  Action<Volume> osSetBootable() {
    return Action.answered(
        "os-set_bootable",
        flag("bootable"),
        "volume:update",
        (volume, parameters, _) -> {
          setBootable(volume, parameters.bool("bootable").orElseThrow());
          return null;
        });
  }

  /// `os-update_readonly_flag` of volumes.
  @Produces
  @Singleton
  Action<Volume> osUpdateReadonlyFlag() {
    return Action.accepted(
        "os-update_readonly_flag",
        flag(READONLY),
        "volume:update_readonly_flag",
        (volume, parameters, _) -> setReadonly(volume, parameters.bool(READONLY).orElseThrow()));
  }

  private static ObjectSchema flag(String name) {
    return ObjectSchema.closed().required(name, Schemas.bool());
  }

  /// Says whether a server may start from it.
  ///
  /// @throws Fault.Invalid of a volume in maintenance
  @Transactional
  public void setBootable(Volume volume, boolean bootable) {
    gate.holdForUpdate(volume);
    volumes.setBootable(volume.id(), bootable);
  }

  /// Says whether it is attached for reading only.
  ///
  /// @throws Fault.Invalid unless the volume is available
  @Transactional
  public void setReadonly(Volume volume, boolean readonly) {
    Status status = volumes.held(volume);
    if (!status.equals(VolumeStatus.AVAILABLE)) {
      throw Fault.Invalid.volume(
          "Volume %s status must be available to update readonly flag, but current status is: %s."
              .formatted(volume.id(), status));
    }
    metadata.admin().merge(volume.id().value(), Map.of(READONLY, readonly ? "True" : "False"));
  }
}
