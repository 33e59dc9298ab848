package io.brazier.api.action;

import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schemas;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;

/// Actions on volumes that only tests have: they change the name.
@ApplicationScoped
class FakeVolumeAction {

  private static final ObjectSchema PARAMETERS =
      ObjectSchema.closed().required("name", Schemas.name());

  private final VolumeRepository volumes;

  FakeVolumeAction(VolumeRepository volumes) {
    this.volumes = volumes;
  }

  /// Since 3.40, with an empty 202.
  @Produces
  @Singleton
  Action<Volume> rename() {
    return Action.<Volume>accepted(
            "test-rename",
            PARAMETERS,
            "volume:update",
            (volume, parameters, _) -> rename(volume, parameters.text("name").orElseThrow()))
        .since("3.40");
  }

  /// Whatever its parameters are; answered with the name that there was.
  @Produces
  @Singleton
  Action<Volume> forget() {
    return Action.answered(
        "test-forget",
        Schemas.any(),
        "volume:update",
        (volume, _, request) -> {
          rename(volume, "of " + request.context().userId());
          return Map.of("name", String.valueOf(volume.displayName()));
        });
  }

  @Transactional
  public void rename(Volume volume, String name) {
    volumes.rename(volume.id(), name);
  }
}
