package io.brazier.grouptype;

import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.keyvalue.KeyValueRepository;
import io.brazier.list.ListQuery;
import io.brazier.list.NamedRepository;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// Reads and changes group types and their specs.
@ApplicationScoped
public class GroupTypeRepository implements PanacheRepositoryBase<GroupType, String> {

  private final NamedRepository<GroupType> rows;
  private final KeyValueRepository<@Nullable String> specs;

  GroupTypeRepository(Session session) {
    this.rows =
        new NamedRepository<>(
            session,
            GroupType.class,
            GroupTypeAttributes.ALL,
            Fault.NotFound::groupType,
            name -> new Fault.Conflict("Group Type %s already exists.".formatted(name)));
    this.specs = new KeyValueRepository<>(session, "group_type_specs", "group_type_id");
  }

  /// The specs of the types, by their ids. They are removed with the type.
  public KeyValueRepository<@Nullable String> specs() {
    return specs;
  }

  /// A live type that somebody in the scope may see.
  ///
  /// @throws Fault.NotFound if there is none
  public GroupType get(String id, Scope scope) {
    return rows.get(id, scope);
  }

  /// A live type by name, whoever may see it.
  public Optional<GroupType> findLiveByName(String name) {
    return find("name = ?1 and not deleted", name).firstResultOptional();
  }

  /// A live type, kept from being changed by others until the transaction ends.
  ///
  /// @throws Fault.NotFound if there is none
  public GroupType lock(String id) {
    return rows.lock(id);
  }

  /// A page of live types.
  ///
  /// @throws Fault.NotFound if the marker is none that the caller may see
  public List<GroupType> list(ListQuery query) {
    return rows.list(query);
  }

  /// Makes a type without specs.
  ///
  /// @throws Fault.Conflict if the name is taken; nothing is written then
  public GroupType insert(String id, String name, @Nullable String description, boolean isPublic) {
    return rows.insert(new GroupType(id, name, description, isPublic), name);
  }

  /// Changes what is given; null leaves a value as it is.
  ///
  /// @throws Fault.Conflict if the new name is taken; nothing is written then
  public void change(
      String id, @Nullable String name, @Nullable String description, @Nullable Boolean isPublic) {
    rows.offer(id, name, description, isPublic);
  }

  /// Removes a type and its specs.
  public void softDelete(String id) {
    rows.softDelete(id);
    specs.deleteAll(id);
  }
}
