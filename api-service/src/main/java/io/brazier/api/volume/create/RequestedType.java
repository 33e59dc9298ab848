package io.brazier.api.volume.create;

import io.brazier.context.RequestContext;
import io.brazier.fault.Fault;
import io.brazier.volumetype.VolumeType;
import io.brazier.volumetype.VolumeTypeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Finds the volume type of a request: the one it names, else the configured default.
@ApplicationScoped
class RequestedType {

  private final VolumeTypeRepository types;
  private final String defaultType;

  RequestedType(
      VolumeTypeRepository types,
      // Cinder's default_volume_type
      @ConfigProperty(name = "brazier.default-volume-type", defaultValue = VolumeType.DEFAULT_NAME)
          String defaultType) {
    this.types = types;
    this.defaultType = defaultType;
  }

  /// A type as far as a create needs it.
  record Found(String id, Map<String, String> extraSpecs) {
    Found {
      extraSpecs = Map.copyOf(extraSpecs);
    }
  }

  /// Finds it.
  ///
  /// @param wanted id or name, null for the default
  /// @throws Fault.NotFound if there is no such type, or it is private to others
  /// @throws IllegalStateException if the configured default does not exist
  Found find(@Nullable String wanted, RequestContext context) {
    VolumeType type = wanted == null ? byDefault() : named(wanted, context);
    return new Found(type.id(), types.extraSpecs(type.id()));
  }

  private VolumeType named(String wanted, RequestContext context) {
    return types
        .findVisible(wanted, context.admin() ? null : context.requiredProjectId())
        .orElseThrow(() -> Fault.NotFound.volumeTypeByName(wanted));
  }

  private VolumeType byDefault() {
    return types
        .findLiveByName(defaultType)
        .orElseThrow(() ->
            new IllegalStateException("the default volume type does not exist: " + defaultType));
  }
}
