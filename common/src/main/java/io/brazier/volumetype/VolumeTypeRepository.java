package io.brazier.volumetype;

import io.brazier.fault.Fault;
import io.brazier.keyvalue.KeyValueRepository;
import io.brazier.page.Keyset;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/// Reads and changes volume types and who may use the private ones.
@ApplicationScoped
public class VolumeTypeRepository implements PanacheRepositoryBase<VolumeType, String> {

  /// The condition that a type is live and the project `:project` may use it, or, with `:all`,
  /// everybody.
  static final String VISIBLE =
      """
      not deleted and (:all or is_public or exists (
        select 1 from volume_type_projects p where p.volume_type_id = volume_types.id and p.project_id = :project))
      """;

  private final KeyValueRepository<@Nullable String> extraSpecs;

  VolumeTypeRepository(Session session) {
    this.extraSpecs =
        new KeyValueRepository<>(session, "volume_type_extra_specs", "volume_type_id");
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

  /// A live type by id or else by name, if the project may use it.
  ///
  /// @param projectId null for an administrator, who sees all
  public Optional<VolumeType> findVisible(String idOrName, @Nullable String projectId) {
    List<?> rows =
        typed(
                "select * from volume_types where (id = :wanted or name = :wanted) and "
                    + VISIBLE
                    + " order by (id = :wanted) desc limit 1",
                projectId)
            .setParameter("wanted", idOrName)
            .getResultList();
    return rows.stream().map(VolumeType.class::cast).findFirst();
  }

  /// A live type by id, if the project may use it.
  ///
  /// @param projectId null for an administrator, who sees all
  /// @throws Fault.NotFound if there is none
  public VolumeType get(String id, @Nullable String projectId) {
    List<?> rows =
        typed("select * from volume_types where id = :wanted and " + VISIBLE, projectId)
            .setParameter("wanted", id)
            .getResultList();
    return rows.stream()
        .map(VolumeType.class::cast)
        .findFirst()
        .orElseThrow(() -> Fault.NotFound.volumeType(id));
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
  /// @throws Fault.NotFound if the marker is no live type
  @SuppressWarnings("unchecked") // the query's result class is VolumeType
  public List<VolumeType> list(VolumeTypeQuery query) {
    VolumeTypeListing listing = new VolumeTypeListing(query.conditions());
    String marker = query.marker();
    String sql = listing.page(query, marker == null ? null : markerValues(marker, query.order()));
    Query page = getEntityManager().createNativeQuery(sql, VolumeType.class);
    listing.parameters().forEach(page::setParameter);
    return page.getResultList();
  }

  private Map<String, @Nullable Object> markerValues(String marker, Keyset order) {
    List<?> rows =
        getEntityManager()
            .createNativeQuery(
                "select %s from volume_types where id = :id and not deleted"
                    .formatted(order.columns()),
                Tuple.class)
            .setParameter("id", marker)
            .getResultList();
    if (rows.isEmpty()) {
      throw Fault.NotFound.volumeType(marker);
    }
    return order.marker(((Tuple) rows.getFirst())::get);
  }

  private Query typed(String sql, @Nullable String projectId) {
    return getEntityManager()
        .createNativeQuery(sql, VolumeType.class)
        .setParameter("all", projectId == null)
        .setParameter("project", projectId == null ? "" : projectId);
  }

  /// Changes what is given; null leaves a value as it is.
  ///
  /// @throws Fault.Conflict if the new name is taken; nothing is written then
  public void change(
      String id, @Nullable String name, @Nullable String description, @Nullable Boolean isPublic) {
    try {
      statement(
              """
              update volume_types set name = coalesce(cast(:name as varchar), name),
                     description = coalesce(cast(:description as varchar), description),
                     is_public = coalesce(cast(:isPublic as boolean), is_public), updated_at = now()
               where id = :type and not deleted
              """,
              id)
          .setParameter("name", name)
          .setParameter("description", description)
          .setParameter("isPublic", isPublic)
          .executeUpdate();
    } catch (ConstraintViolationException taken) {
      throw new Fault.Conflict("Volume Type %s already exists.".formatted(name));
    }
  }

  /// Removes a type, its extra specs and its access list.
  public void softDelete(String id) {
    statement(
            "update volume_types set deleted = true, deleted_at = now() where id = :type and not deleted",
            id)
        .executeUpdate();
    extraSpecs.deleteAll(id);
    statement("delete from volume_type_projects where volume_type_id = :type", id).executeUpdate();
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

  /// The projects that may use a private type, sorted.
  public List<String> projectsWithAccess(String id) {
    List<?> rows =
        getEntityManager()
            .createNativeQuery(
                "select project_id from volume_type_projects where volume_type_id = :type order by 1",
                String.class)
            .setParameter("type", id)
            .getResultList();
    return rows.stream().map(String.class::cast).toList();
  }

  /// Lets a project use a private type.
  ///
  /// @return whether it could not before
  public boolean grant(String id, String projectId) {
    return statement(
                "insert into volume_type_projects (volume_type_id, project_id)"
                    + " values (:type, :project) on conflict do nothing",
                id)
            .setParameter("project", projectId)
            .executeUpdate()
        == 1;
  }

  /// Takes that back.
  ///
  /// @return whether the project had access
  public boolean revoke(String id, String projectId) {
    return statement(
                "delete from volume_type_projects where volume_type_id = :type and project_id = :project",
                id)
            .setParameter("project", projectId)
            .executeUpdate()
        == 1;
  }

  private Query statement(String sql, String id) {
    return getEntityManager().createNativeQuery(sql).setParameter("type", id);
  }
}
