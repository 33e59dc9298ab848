package io.brazier.api.defaulttype;

import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.volumetype.DefaultTypeRepository;
import io.brazier.volumetype.DefaultTypeRepository.DefaultType;
import io.brazier.volumetype.SpecifiedType;
import io.brazier.volumetype.SpecifiedTypeRepository;
import io.brazier.volumetype.VolumeTypeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/// Reads and changes the default types of projects. One that is set locks the type, which could be
/// removed meanwhile.
@ApplicationScoped
class DefaultTypes {

  private final DefaultTypeRepository defaults;
  private final VolumeTypeRepository types;
  private final SpecifiedTypeRepository names;

  DefaultTypes(
      DefaultTypeRepository defaults, VolumeTypeRepository types, SpecifiedTypeRepository names) {
    this.defaults = defaults;
    this.types = types;
    this.names = names;
  }

  @Transactional
  public List<DefaultType> list() {
    return defaults.list();
  }

  /// A project's.
  ///
  /// @throws Fault.NotFound if it has none of its own
  @Transactional
  public DefaultType get(String projectId) {
    return defaults
        .find(projectId)
        .orElseThrow(() ->
            new Fault.NotFound(
                "Default type for project %s could not be found.".formatted(projectId)));
  }

  /// Gives a project one.
  ///
  /// @param idOrName of a live type, whoever may see it
  /// @throws Fault.Invalid if there is no such type
  @Transactional
  public DefaultType set(String projectId, String idOrName) {
    String typeId =
        names
            .findVisible(idOrName, new Scope.All())
            .map(SpecifiedType::id)
            .orElseThrow(() -> unknown(idOrName));
    try {
      types.lock(typeId);
    } catch (Fault.NotFound _) {
      throw unknown(idOrName);
    }
    defaults.set(projectId, typeId);
    return new DefaultType(projectId, typeId);
  }

  private static Fault.Invalid unknown(String idOrName) {
    return new Fault.Invalid("Volume type %s could not be found.".formatted(idOrName));
  }

  /// Takes a project's, if it has one.
  @Transactional
  public void unset(String projectId) {
    defaults.unset(projectId);
  }
}
