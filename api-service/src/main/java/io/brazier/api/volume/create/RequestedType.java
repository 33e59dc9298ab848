package io.brazier.api.volume.create;

import io.brazier.api.volumetype.DefaultVolumeType;
import io.brazier.context.RequestContext;
import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.volumetype.SpecifiedType;
import io.brazier.volumetype.SpecifiedTypeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Finds the volume type of a request: the one it names, else the default of the project, else the
/// configured one.
@ApplicationScoped
class RequestedType {

  private final SpecifiedTypeRepository types;
  private final DefaultVolumeType defaultType;

  RequestedType(SpecifiedTypeRepository types, DefaultVolumeType defaultType) {
    this.types = types;
    this.defaultType = defaultType;
  }

  /// Finds it.
  ///
  /// @param wanted id or name, null for the default
  /// @throws Fault.NotFound if there is no such type, or it is private to others
  /// @throws IllegalStateException if the configured default does not exist
  SpecifiedType find(@Nullable String wanted, RequestContext context) {
    if (wanted == null) {
      return types
          .findDefault(context.projectId(), defaultType.name())
          .orElseThrow(defaultType::missing);
    }
    return types
        .findVisible(wanted, Scope.visibleTo(context))
        .orElseThrow(() -> Fault.NotFound.volumeTypeByName(wanted));
  }
}
