package io.brazier.api.volumetype;

import io.brazier.fault.Fault;
import io.brazier.volumetype.VolumeTypeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/// Who may use the private types. Public ones are for everybody and have no list.
@ApplicationScoped
class ProjectAccess {

  private final VolumeTypeRepository types;

  ProjectAccess(VolumeTypeRepository types) {
    this.types = types;
  }

  /// The projects that may use a private type, sorted.
  ///
  /// @throws Fault.NotFound if there is no such type, or it is public
  @Transactional
  public List<String> list(String typeId) {
    if (types.get(typeId, null).isPublic()) {
      throw new Fault.NotFound("Access list not available for public volume types.");
    }
    return types.projectsWithAccess(typeId);
  }

  /// Carries out an action.
  ///
  /// @throws Fault.NotFound if there is no such type, or no access to take away
  /// @throws Fault.Invalid if the type is public
  /// @throws Fault.Conflict if the project has access already
  @Transactional
  public void apply(String typeId, ProjectAccessAction action) {
    if (types.lock(typeId).isPublic()) {
      throw new Fault.Invalid(
          "Invalid volume type: Type access modification is not applicable to public volume type.");
    }
    switch (action) {
      case ProjectAccessAction.Add(var project) -> add(typeId, project);
      case ProjectAccessAction.Remove(var project) -> remove(typeId, project);
    }
  }

  private void add(String typeId, String project) {
    if (!types.grant(typeId, project)) {
      throw new Fault.Conflict(
          "Volume type access for %s / %s combination already exists.".formatted(typeId, project));
    }
  }

  private void remove(String typeId, String project) {
    if (!types.revoke(typeId, project)) {
      throw new Fault.NotFound(
          "Volume type access not found for %s / %s combination.".formatted(typeId, project));
    }
  }
}
