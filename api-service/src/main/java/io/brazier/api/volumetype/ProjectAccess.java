package io.brazier.api.volumetype;

import io.brazier.api.action.Action;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schemas;
import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.volumetype.ProjectAccessRepository;
import io.brazier.volumetype.VolumeType;
import io.brazier.volumetype.VolumeTypeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;

/// Who may use the private types. Public ones are for everybody and have no list.
@ApplicationScoped
class ProjectAccess {

  private static final String PROJECT = "project";

  /// `cinder/api/schemas/volume_type_access.py`.
  private static final ObjectSchema PARAMETERS =
      ObjectSchema.closed().required(PROJECT, Schemas.text(1, 255));

  private final VolumeTypeRepository types;
  private final ProjectAccessRepository access;

  ProjectAccess(VolumeTypeRepository types, ProjectAccessRepository access) {
    this.types = types;
    this.access = access;
  }

  /// The projects that may use a private type, sorted.
  ///
  /// @throws Fault.NotFound if there is no such type, or it is public
  @Transactional
  public List<String> list(String typeId) {
    if (types.get(typeId, new Scope.All()).isPublic()) {
      throw new Fault.NotFound("Access list not available for public volume types.");
    }
    return access.list(typeId);
  }

  /// Lets a project use a type.
  @Produces
  @Singleton
  Action<VolumeType> adding() {
    return Action.accepted(
        "addProjectAccess",
        PARAMETERS,
        "volume_extension:volume_type_access:addProjectAccess",
        (type, parameters, _) -> add(type.id(), parameters.text(PROJECT).orElseThrow()));
  }

  /// Takes that back.
  @Produces
  @Singleton
  Action<VolumeType> removing() {
    return Action.accepted(
        "removeProjectAccess",
        PARAMETERS,
        "volume_extension:volume_type_access:removeProjectAccess",
        (type, parameters, _) -> remove(type.id(), parameters.text(PROJECT).orElseThrow()));
  }

  /// Lets a project use a private type.
  ///
  /// @throws Fault.NotFound if there is no such type
  /// @throws Fault.Invalid if the type is public
  /// @throws Fault.Conflict if the project has access already
  @Transactional
  public void add(String typeId, String project) {
    lockPrivate(typeId);
    if (!access.grant(typeId, project)) {
      throw new Fault.Conflict(
          "Volume type access for %s / %s combination already exists.".formatted(typeId, project));
    }
  }

  /// Takes that back.
  ///
  /// @throws Fault.NotFound if there is no such type, or no access to take away
  /// @throws Fault.Invalid if the type is public
  @Transactional
  public void remove(String typeId, String project) {
    lockPrivate(typeId);
    if (!access.revoke(typeId, project)) {
      throw new Fault.NotFound(
          "Volume type access not found for %s / %s combination.".formatted(typeId, project));
    }
  }

  private void lockPrivate(String typeId) {
    if (types.lock(typeId).isPublic()) {
      throw new Fault.Invalid(
          "Invalid volume type: Type access modification is not applicable to public volume type.");
    }
  }
}
