package io.brazier.volumetype;

import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.keyvalue.KeyValueRepository;
import io.brazier.list.ListQuery;
import io.brazier.list.ListRepository;
import io.brazier.sql.Statement;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/// Reads and changes volume types and their extra specs.
@ApplicationScoped
public class VolumeTypeRepository implements PanacheRepositoryBase<VolumeType, String> {

  private static final Statement CHANGE =
      new Statement(
          """
          update volume_types set name = coalesce(:name, name),
                 description = coalesce(:description, description),
                 is_public = coalesce(cast(:public as boolean), is_public), updated_at = now()
           where id = :id and not deleted returning id
          """);

  private static final Statement SOFT_DELETE =
      new Statement(
          """
          update volume_types set deleted = true, deleted_at = now()
           where id = :id and not deleted returning id
          """);

  private static final ListRepository<VolumeType> LISTS =
      new ListRepository<>(VolumeType.class, VolumeTypeAttributes.ALL, Fault.NotFound::volumeType);

  private final KeyValueRepository<@Nullable String> extraSpecs;
  private final ProjectAccessRepository access;

  VolumeTypeRepository(Session session, ProjectAccessRepository access) {
    this.extraSpecs =
        new KeyValueRepository<>(session, "volume_type_extra_specs", "volume_type_id");
    this.access = access;
  }

  /// The extra specs of the types, by their ids.
  public KeyValueRepository<@Nullable String> extraSpecs() {
    return extraSpecs;
  }

  /// Makes a type.
  ///
  /// @throws Fault.Conflict if the name is taken; nothing is written then
  public VolumeType insert(String id, String name, @Nullable String description, boolean isPublic) {
    VolumeType type = new VolumeType(id, name, description, isPublic);
    try {
      persistAndFlush(type);
    } catch (ConstraintViolationException taken) {
      throw new Fault.Conflict("Volume Type %s already exists.".formatted(name));
    }
    return type;
  }

  /// A live type by id, whoever may see it.
  public Optional<VolumeType> findLive(String id) {
    return find("id = ?1 and not deleted", id).firstResultOptional();
  }

  /// A live type by name, whoever may see it.
  public Optional<VolumeType> findLiveByName(String name) {
    return find("name = ?1 and not deleted", name).firstResultOptional();
  }

  /// A live type by id, if it is offered to somebody in the scope.
  ///
  /// @throws Fault.NotFound if there is none
  public VolumeType get(String id, Scope scope) {
    return LISTS.get(getEntityManager(), id, scope);
  }

  /// A live type, kept from being changed by others until the transaction ends. Volumes of it can
  /// still be made. The row is a copy: read again after a change.
  ///
  /// @throws Fault.NotFound if there is none
  public VolumeType lock(String id) {
    List<?> rows =
        getEntityManager()
            .createNativeQuery(
                "select * from volume_types where id = :type and not deleted for no key update",
                VolumeType.class)
            .setParameter("type", id)
            .getResultList();
    VolumeType type =
        rows.stream()
            .map(VolumeType.class::cast)
            .findFirst()
            .orElseThrow(() -> Fault.NotFound.volumeType(id));
    getEntityManager().detach(type);
    return type;
  }

  /// A page of live types.
  ///
  /// @throws Fault.NotFound if the marker is no live type that the caller may see
  public List<VolumeType> list(ListQuery query) {
    return LISTS.page(getEntityManager(), query);
  }

  /// Changes what is given; null leaves a value as it is.
  ///
  /// @throws Fault.Conflict if the new name is taken; nothing is written then
  public void change(
      String id, @Nullable String name, @Nullable String description, @Nullable Boolean isPublic) {
    try {
      CHANGE.changes(
          getSession(),
          parameters ->
              parameters
                  .text("id", id)
                  .text("name", name)
                  .text("description", description)
                  .text("public", isPublic == null ? null : isPublic.toString()));
    } catch (ConstraintViolationException taken) {
      throw new Fault.Conflict("Volume Type %s already exists.".formatted(name));
    }
  }

  /// Removes a type, its extra specs and its access list.
  public void softDelete(String id) {
    SOFT_DELETE.changes(getSession(), parameters -> parameters.text("id", id));
    extraSpecs.deleteAll(id);
    access.revokeAll(id);
  }

  /// The names of types by id, deleted ones included.
  public Map<String, String> names(Collection<String> ids) {
    Map<String, String> names = new HashMap<>();
    if (ids.isEmpty()) {
      return names;
    }
    List<?> rows =
        getEntityManager()
            .createNativeQuery(
                "select id, name from volume_types where id in (:types)", Tuple.class)
            .setParameter("types", ids)
            .getResultList();
    for (Object each : rows) {
      Tuple row = (Tuple) each;
      names.put((String) row.get(0), (String) row.get(1));
    }
    return names;
  }
}
