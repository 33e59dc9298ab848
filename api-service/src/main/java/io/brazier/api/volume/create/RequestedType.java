package io.brazier.api.volume.create;

import io.brazier.api.volumetype.DefaultVolumeType;
import io.brazier.context.RequestContext;
import io.brazier.fault.Fault;
import io.brazier.volumetype.VolumeType;
import io.brazier.volumetype.VolumeTypeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the volume type of a request: the one it names, else the configured default.
@ApplicationScoped
class RequestedType {

  private final VolumeTypeRepository types;
  private final DefaultVolumeType defaultType;

  RequestedType(VolumeTypeRepository types, DefaultVolumeType defaultType) {
    this.types = types;
    this.defaultType = defaultType;
  }

  /// A type as far as a create needs it.
  record Found(String id, String name, Map<String, String> extraSpecs) {
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
    VolumeType type = wanted == null ? defaultType.get() : named(wanted, context);
    return new Found(type.id(), type.name(), types.requiredSpecs(type.id()));
  }

  private VolumeType named(String wanted, RequestContext context) {
    return types
        .findVisible(wanted, context.admin() ? null : context.requiredProjectId())
        .orElseThrow(() -> Fault.NotFound.volumeTypeByName(wanted));
  }
}
