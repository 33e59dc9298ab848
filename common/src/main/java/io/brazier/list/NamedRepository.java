package io.brazier.list;

import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.sql.Statement;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/// Reads and changes rows that operators make and that have a name, unique among live ones: volume
/// types, group types, QoS specs. For their repositories.
///
/// @param <R> the entity
public final class NamedRepository<R> {

  private final Session session;
  private final ListRepository<R> lists;
  private final Function<String, Fault.Conflict> taken;
  private final Statement offer;
  private final Statement softDelete;

  /// @param row the entity of the table
  /// @param missing says that there is none of an id
  /// @param taken says that there is one of a name already
  public NamedRepository(
      Session session,
      Class<R> row,
      Attributes attributes,
      Function<String, Fault.NotFound> missing,
      Function<String, Fault.Conflict> taken) {
    this.session = session;
    this.lists = new ListRepository<>(row, attributes, missing);
    this.taken = taken;
    this.offer =
        new Statement(
            """
            update %s set name = coalesce(:name, name),
                   description = coalesce(:description, description),
                   is_public = coalesce(cast(:public as boolean), is_public), updated_at = now()
             where id = :id and not deleted returning id
            """
                .formatted(attributes.table()));
    this.softDelete =
        new Statement(
            """
            update %s set deleted = true, deleted_at = now()
             where id = :id and not deleted returning id
            """
                .formatted(attributes.table()));
  }

  /// A live row that somebody in the scope sees.
  ///
  /// @throws Fault.NotFound if there is none
  public R get(String id, Scope scope) {
    return lists.get(session, id, scope);
  }

  /// A live row, kept from being changed by others until the transaction ends; what refers to it
  /// can still be made. It is a copy: read again after a change.
  ///
  /// @throws Fault.NotFound if there is none
  public R lock(String id) {
    R locked = lists.lock(session, id);
    session.detach(locked);
    return locked;
  }

  /// A page of live rows.
  ///
  /// @throws Fault.NotFound if the marker is no live row that the caller may see
  public List<R> list(ListQuery query) {
    return lists.page(session, query);
  }

  /// Makes a row.
  ///
  /// @throws Fault.Conflict if the name is taken; nothing is written then
  public R insert(R made, String name) {
    return named(
        name,
        () -> {
          session.persist(made);
          session.flush();
          return made;
        });
  }

  /// Changes a row of a type that is offered, public or private; null leaves a value as it is.
  ///
  /// @throws Fault.Conflict if the new name is taken; nothing is written then
  public void offer(
      String id, @Nullable String name, @Nullable String description, @Nullable Boolean isPublic) {
    named(
        name,
        () ->
            offer.changes(
                session,
                parameters ->
                    parameters
                        .text("id", id)
                        .text("name", name)
                        .text("description", description)
                        .text("public", isPublic == null ? null : isPublic.toString())));
  }

  /// Removes a row.
  public void softDelete(String id) {
    softDelete.changes(session, parameters -> parameters.text("id", id));
  }

  private <T> T named(@Nullable String name, Supplier<T> write) {
    try {
      return write.get();
    } catch (ConstraintViolationException e) {
      throw taken.apply(String.valueOf(name));
    }
  }
}
