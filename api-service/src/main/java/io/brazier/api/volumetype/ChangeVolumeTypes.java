package io.brazier.api.volumetype;

import io.brazier.context.Identifiers;
import io.brazier.context.Scope;
import io.brazier.encryption.EncryptionRepository;
import io.brazier.fault.Fault;
import io.brazier.quota.QuotaSets;
import io.brazier.volume.VolumeRepository;
import io.brazier.volumetype.DefaultTypeRepository;
import io.brazier.volumetype.VolumeType;
import io.brazier.volumetype.VolumeTypeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// Makes, changes and removes volume types, each in one transaction with what hangs on their names:
/// the quotas per type.
@ApplicationScoped
class ChangeVolumeTypes {

  private final VolumeTypeRepository types;
  private final VolumeRepository volumes;
  private final EncryptionRepository encryptions;
  private final QuotaSets quotas;
  private final DefaultVolumeType defaultType;
  private final DefaultTypeRepository defaults;
  private final Identifiers identifiers;

  ChangeVolumeTypes(
      VolumeTypeRepository types,
      VolumeRepository volumes,
      EncryptionRepository encryptions,
      QuotaSets quotas,
      DefaultVolumeType defaultType,
      DefaultTypeRepository defaults,
      Identifiers identifiers) {
    this.types = types;
    this.volumes = volumes;
    this.encryptions = encryptions;
    this.quotas = quotas;
    this.defaultType = defaultType;
    this.defaults = defaults;
    this.identifiers = identifiers;
  }

  /// Makes a type.
  ///
  /// @throws Fault.Conflict if the name is taken
  /// @throws Fault.Invalid if the extra specs contradict each other
  @Transactional
  public VolumeTypeParts create(CreateVolumeTypeRequest wanted) {
    TypeExtraSpecs.requireConsistent(wanted.extraSpecs());
    VolumeType type =
        types.insert(
            identifiers.next().toString(), wanted.name(), wanted.description(), wanted.isPublic());
    types.extraSpecs().merge(type.id(), wanted.extraSpecs());
    return new VolumeTypeParts(type, wanted.extraSpecs());
  }

  /// Changes a type; its quotas follow its name.
  ///
  /// @throws Fault.NotFound if there is no such type
  /// @throws Fault.Conflict if the name is taken
  @Transactional
  public VolumeTypeParts update(String id, TypeChange wanted) {
    VolumeType before = types.lock(id);
    types.change(id, wanted.name(), wanted.description(), wanted.isPublic());
    String name = wanted.name();
    if (name != null && !name.equals(before.name())) {
      quotas.renameType(before.name(), name);
    }
    return new VolumeTypeParts(types.get(id, new Scope.All()), types.extraSpecs().get(id));
  }

  /// Removes a type that nothing uses.
  ///
  /// @throws Fault.NotFound if there is no such type
  /// @throws Fault.Invalid if a volume has it, or it is a default, configured or of a project
  @Transactional
  public void delete(String id) {
    VolumeType type = types.lock(id);
    if (type.id().equals(defaultType.get().id()) || defaults.any(id)) {
      throw new Fault.Invalid(
          "The volume type %s is a default volume type and cannot be deleted.".formatted(id));
    }
    // first the quotas: this waits for every create that counts on the type by its old name
    quotas.forgetType(type.name());
    if (volumes.anyOfType(id)) {
      throw new Fault.Invalid("Target volume type is still in use.");
    }
    encryptions.delete(id);
    types.softDelete(id);
  }
}
