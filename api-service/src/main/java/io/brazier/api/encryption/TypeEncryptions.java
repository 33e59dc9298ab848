package io.brazier.api.encryption;

import io.brazier.context.Identifiers;
import io.brazier.context.RequestContext;
import io.brazier.context.Scope;
import io.brazier.encryption.Encryption;
import io.brazier.encryption.EncryptionRepository;
import io.brazier.fault.Fault;
import io.brazier.volume.VolumeRepository;
import io.brazier.volumetype.VolumeTypeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/// How volumes of types are to be encrypted. It changes as long as no volume has the type, whose
/// row is locked meanwhile.
@ApplicationScoped
class TypeEncryptions {

  private final EncryptionRepository encryptions;
  private final VolumeTypeRepository types;
  private final VolumeRepository volumes;
  private final Identifiers identifiers;

  TypeEncryptions(
      EncryptionRepository encryptions,
      VolumeTypeRepository types,
      VolumeRepository volumes,
      Identifiers identifiers) {
    this.encryptions = encryptions;
    this.types = types;
    this.volumes = volumes;
    this.identifiers = identifiers;
  }

  /// That of a type that the caller may see; empty if its volumes are not to be encrypted.
  ///
  /// @throws Fault.NotFound if there is no such type
  @Transactional
  public Optional<Encryption> find(String typeId, RequestContext context) {
    types.get(typeId, Scope.visibleTo(context));
    return encryptions.find(typeId);
  }

  /// That of a type that a volume has, be it there for clients or not.
  @Transactional
  public Optional<Encryption> ofVolumes(String typeId) {
    return encryptions.find(typeId);
  }

  /// Lets volumes of a type be encrypted.
  ///
  /// @return its id
  /// @throws Fault.NotFound if there is no such type
  /// @throws Fault.Invalid if volumes have the type, or are to be encrypted already
  @Transactional
  public String create(String typeId, EncryptionRequest wanted) {
    hold(typeId, "create");
    String id = identifiers.next().toString();
    if (!encryptions.insert(id, typeId, wanted.made())) {
      throw new Fault.Invalid(
          "Volume type encryption for type %s already exists.".formatted(typeId));
    }
    return id;
  }

  /// Changes how volumes of a type are to be encrypted.
  ///
  /// @throws Fault.NotFound if there is no such type, or its volumes are not to be encrypted
  /// @throws Fault.Invalid if volumes have the type
  @Transactional
  public void update(String typeId, EncryptionRequest wanted) {
    hold(typeId, "update");
    Encryption before = encryptions.find(typeId).orElseThrow(() -> missing(typeId));
    encryptions.change(typeId, wanted.over(before.rule()));
  }

  /// Lets volumes of a type be encrypted no more.
  ///
  /// @throws Fault.NotFound if there is no such type, or its volumes were not to be encrypted
  /// @throws Fault.Invalid if volumes have the type
  @Transactional
  public void delete(String typeId) {
    hold(typeId, "delete");
    if (!encryptions.delete(typeId)) {
      throw missing(typeId);
    }
  }

  private void hold(String typeId, String verb) {
    types.lock(typeId);
    if (volumes.anyOfType(typeId)) {
      throw new Fault.Invalid("Cannot %s encryption specs. Volume type in use.".formatted(verb));
    }
  }

  private static Fault.NotFound missing(String typeId) {
    return new Fault.NotFound(
        "Volume type encryption for type %s does not exist.".formatted(typeId));
  }
}
