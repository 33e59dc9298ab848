package io.brazier.api.volumetype;

import io.brazier.fault.Fault;
import io.brazier.volume.VolumeRepository;
import io.brazier.volumetype.VolumeTypeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Changes the extra specs of a type that no volume has yet, each in one transaction.
@ApplicationScoped
class ChangeExtraSpecs {

  private final VolumeTypeRepository types;
  private final VolumeRepository volumes;

  ChangeExtraSpecs(VolumeTypeRepository types, VolumeRepository volumes) {
    this.types = types;
    this.volumes = volumes;
  }

  /// Adds or changes extra specs and leaves the others.
  ///
  /// @throws Fault.NotFound if there is no such type
  /// @throws Fault.Invalid if a volume has the type, or the specs contradict each other
  @Transactional
  public void merge(String typeId, Map<String, @Nullable String> specs) {
    requireUnused(typeId);
    Map<String, @Nullable String> all = new HashMap<>(types.extraSpecs(typeId));
    all.putAll(specs);
    ExtraSpecsRule.check(all);
    types.mergeExtraSpecs(typeId, specs);
  }

  /// Removes one.
  ///
  /// @throws Fault.NotFound if there is no such type or key
  /// @throws Fault.Invalid if a volume has the type
  @Transactional
  public void delete(String typeId, String key) {
    requireUnused(typeId);
    if (!types.deleteExtraSpec(typeId, key)) {
      throw missing(typeId, key);
    }
  }

  private void requireUnused(String typeId) {
    types.lock(typeId);
    if (volumes.anyOfType(typeId)) {
      throw new Fault.Invalid("Volume Type is currently in use.");
    }
  }

  static Fault.NotFound missing(String typeId, String key) {
    return new Fault.NotFound(
        "Volume Type %s has no extra specs with key %s.".formatted(typeId, key));
  }
}
