package io.brazier.api.volumetype;

import io.brazier.api.keyvalue.KeyValueForm;
import io.brazier.api.keyvalue.KeyValueKind;
import io.brazier.api.policy.Policy;
import io.brazier.api.schema.Schemas;
import io.brazier.context.RequestContext;
import io.brazier.fault.Fault;
import io.brazier.keyvalue.KeyValueRepository;
import io.brazier.volume.VolumeRepository;
import io.brazier.volumetype.ExtraSpecs;
import io.brazier.volumetype.VolumeTypeRepository;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The extra specs of volume types, which change as long as no volume has the type.
@Singleton
class TypeExtraSpecs implements KeyValueKind<@Nullable String> {

  private static final KeyValueForm FORM =
      KeyValueForm.specs(
          "extra_specs", KeyValueForm.Style.SPECS, Schemas.specs(), Schemas.someSpecs());

  private final Policy policy;
  private final VolumeTypeReader reader;
  private final VolumeTypeRepository types;
  private final VolumeRepository volumes;

  TypeExtraSpecs(
      Policy policy,
      VolumeTypeReader reader,
      VolumeTypeRepository types,
      VolumeRepository volumes) {
    this.policy = policy;
    this.reader = reader;
    this.types = types;
    this.volumes = volumes;
  }

  /// Refuses caching on hosts for volumes that several of them may write to
  /// (`cinder/api/contrib/types_extra_specs.py: _check_cacheable`).
  ///
  /// @param specs all that the type would have
  /// @throws Fault.Invalid if they contradict each other
  static void requireConsistent(Map<String, @Nullable String> specs) {
    if (isOn(specs, ExtraSpecs.MULTIATTACH) && isOn(specs, ExtraSpecs.CACHEABLE)) {
      throw new Fault.Invalid(
          "Multiattach and cacheable are mutually exclusive: a type cannot have both extra specs.");
    }
  }

  private static boolean isOn(Map<String, @Nullable String> specs, String key) {
    return ExtraSpecs.IS_TRUE.equals(specs.get(key));
  }

  @Override
  public KeyValueForm form() {
    return FORM;
  }

  @Override
  public KeyValueRepository<@Nullable String> pairs() {
    return types.extraSpecs();
  }

  @Override
  public void admit(Visit visit) {
    String rule = "volume_extension:types_extra_specs:" + visit.access().word();
    policy.checkOwn(rule, visit.context());
    if (visit.access().reads()) {
      reader.getVisible(visit.owner(), visit.context());
    }
  }

  @Override
  public void hold(String owner) {
    types.lock(owner);
    if (volumes.anyOfType(owner)) {
      throw new Fault.Invalid("Volume Type is currently in use.");
    }
  }

  @Override
  public void check(Map<String, @Nullable String> all) {
    requireConsistent(all);
  }

  @Override
  public Map<String, @Nullable String> visible(
      Map<String, @Nullable String> all, RequestContext context) {
    return VolumeTypeViewer.of(context, policy).visible(all);
  }

  @Override
  public Fault.NotFound missing(String owner, String key) {
    return new Fault.NotFound(
        "Volume Type %s has no extra specs with key %s.".formatted(owner, key));
  }
}
