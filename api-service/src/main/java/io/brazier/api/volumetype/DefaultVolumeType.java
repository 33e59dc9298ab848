package io.brazier.api.volumetype;

import io.brazier.volumetype.VolumeType;
import io.brazier.volumetype.VolumeTypeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The type of volumes that are made without one (`cinder/volume/volume_types.py:
/// get_default_volume_type`).
@ApplicationScoped
public class DefaultVolumeType {

  private final VolumeTypeRepository types;
  private final String name;

  DefaultVolumeType(
      VolumeTypeRepository types,
      // Cinder's default_volume_type
      @ConfigProperty(name = "brazier.default-volume-type", defaultValue = VolumeType.DEFAULT_NAME)
          String name) {
    this.types = types;
    this.name = name;
  }

  /// The type; empty if there is none of the configured name.
  public Optional<VolumeType> find() {
    return types.findLiveByName(name);
  }

  /// The type.
  ///
  /// @throws IllegalStateException if there is none of the configured name: the operator's mistake,
  ///   not the client's
  public VolumeType get() {
    return find().orElseThrow(this::missing);
  }

  /// The name that is configured.
  public String name() {
    return name;
  }

  /// What is thrown where there is no type of that name.
  public IllegalStateException missing() {
    return new IllegalStateException("the default volume type does not exist: " + name);
  }
}
