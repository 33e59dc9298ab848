package io.brazier.volumetype;

import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.keyvalue.KeyValueRepository;
import io.brazier.list.ListQuery;
import io.brazier.list.NamedRepository;
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
import org.jspecify.annotations.Nullable;

/// Reads and changes volume types and their extra specs.
@ApplicationScoped
public class VolumeTypeRepository implements PanacheRepositoryBase<VolumeType, String> {

  private static final Statement ASSOCIATE =
      new Statement(
          """
          update volume_types set qos_specs_id = :qos, updated_at = now()
           where id = :id and not deleted and (qos_specs_id is null or qos_specs_id = :qos)
          returning id
          """);

  private static final String DISASSOCIATE =
      """
      update volume_types set qos_specs_id = null, updated_at = now()
       where qos_specs_id = :qos and not deleted %s returning id
      """;
  private static final Statement DISASSOCIATE_ONE =
      new Statement(DISASSOCIATE.formatted("and id = :id"));
  private static final Statement DISASSOCIATE_ALL = new Statement(DISASSOCIATE.formatted(""));

  private final NamedRepository<VolumeType> rows;
  private final KeyValueRepository<@Nullable String> extraSpecs;
  private final ProjectAccessRepository access;

  VolumeTypeRepository(Session session, ProjectAccessRepository access) {
    this.rows =
        new NamedRepository<>(
            session,
            VolumeType.class,
            VolumeTypeAttributes.ALL,
            Fault.NotFound::volumeType,
            name -> new Fault.Conflict("Volume Type %s already exists.".formatted(name)));
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
    return rows.insert(new VolumeType(id, name, description, isPublic), name);
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
    return rows.get(id, scope);
  }

  /// A live type, kept from being changed by others until the transaction ends. Volumes of it can
  /// still be made. The row is a copy: read again after a change.
  ///
  /// @throws Fault.NotFound if there is none
  public VolumeType lock(String id) {
    return rows.lock(id);
  }

  /// A page of live types.
  ///
  /// @throws Fault.NotFound if the marker is no live type that the caller may see
  public List<VolumeType> list(ListQuery query) {
    return rows.list(query);
  }

  /// Changes what is given; null leaves a value as it is.
  ///
  /// @throws Fault.Conflict if the new name is taken; nothing is written then
  public void change(
      String id, @Nullable String name, @Nullable String description, @Nullable Boolean isPublic) {
    rows.offer(id, name, description, isPublic);
  }

  /// The live types that have these QoS specs, by name.
  public List<VolumeType> listWithQos(String qosSpecsId) {
    return list("qosSpecsId = ?1 and not deleted order by name", qosSpecsId);
  }

  /// Gives a type QoS specs.
  ///
  /// @return false if it has others, or there is no such type
  public boolean associateQos(String id, String qosSpecsId) {
    return ASSOCIATE.changes(
        getSession(), parameters -> parameters.text("id", id).text("qos", qosSpecsId));
  }

  /// Takes QoS specs from a type that may have them.
  public void disassociateQos(String id, String qosSpecsId) {
    DISASSOCIATE_ONE.changes(
        getSession(), parameters -> parameters.text("id", id).text("qos", qosSpecsId));
  }

  /// Takes QoS specs from all types.
  public void disassociateQos(String qosSpecsId) {
    DISASSOCIATE_ALL.changes(getSession(), parameters -> parameters.text("qos", qosSpecsId));
  }

  /// Removes a type, its extra specs and its access list.
  public void softDelete(String id) {
    rows.softDelete(id);
    extraSpecs.deleteAll(id);
    access.revokeAll(id);
  }

  /// The names of types by id, deleted ones included.
  public Map<String, String> names(Collection<String> ids) {
    Map<String, String> names = new HashMap<>();
    if (ids.isEmpty()) {
      return names;
    }
    List<?> found =
        getEntityManager()
            .createNativeQuery(
                "select id, name from volume_types where id in (:types)", Tuple.class)
            .setParameter("types", ids)
            .getResultList();
    for (Object each : found) {
      Tuple row = (Tuple) each;
      names.put((String) row.get(0), (String) row.get(1));
    }
    return names;
  }
}
