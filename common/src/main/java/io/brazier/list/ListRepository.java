package io.brazier.list;

import static java.util.Objects.requireNonNull;

import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.QueryTimeoutException;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads the lists of one resource, for its repository.
public final class ListRepository<R> {

  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Class<R> row;
  private final Attributes attributes;
  private final Function<String, Fault.NotFound> missing;

  /// @param row the entity of the table
  /// @param missing says that there is none of an id
  public ListRepository(
      Class<R> row, Attributes attributes, Function<String, Fault.NotFound> missing) {
    this.row = row;
    this.attributes = attributes;
    this.missing = missing;
  }

  /// A live row.
  ///
  /// @throws Fault.NotFound if there is none of the id in the scope
  public R get(EntityManager entities, String id, Scope scope) {
    ListStatement statement = statement(scope).where(id(id));
    List<R> found = rows(entities, statement.row("*"), statement);
    return found.stream().findFirst().orElseThrow(() -> missing.apply(id));
  }

  /// A live row, kept from being changed by others until the transaction ends.
  ///
  /// @throws Fault.NotFound if there is none of the id
  public R lock(EntityManager entities, String id) {
    ListStatement statement = statement(new Scope.All()).where(id(id));
    List<R> found = rows(entities, statement.row("*") + " for no key update", statement);
    return found.stream().findFirst().orElseThrow(() -> missing.apply(id));
  }

  /// A page of live rows.
  ///
  /// @throws Fault.NotFound if the marker is no live row that the caller may see
  /// @throws Fault.Unavailable if the database does not find it in ten seconds
  public List<R> page(EntityManager entities, ListQuery query) {
    String marker = query.page().marker();
    Map<String, @Nullable Object> place = marker == null ? null : place(entities, marker, query);
    ListStatement statement = statement(query);
    return rows(bounded(entities), statement.page(query.order(), query.page(), place), statement);
  }

  @SuppressWarnings("unchecked") // the query's result class is R
  private List<R> rows(EntityManager entities, String sql, ListStatement statement) {
    return inTime(() -> bound(entities.createNativeQuery(sql, row), statement).getResultList());
  }

  private static <T> T inTime(Supplier<T> query) {
    try {
      return query.get();
    } catch (QueryTimeoutException e) {
      throw new Fault.Unavailable("The list took longer than it may; ask for less of it.", e);
    }
  }

  private Map<String, @Nullable Object> place(
      EntityManager entities, String marker, ListQuery query) {
    ListStatement statement = statement(query.visible()).where(id(marker));
    String sql = statement.row(query.order().columns());
    List<?> rows = bound(entities.createNativeQuery(sql, Tuple.class), statement).getResultList();
    if (rows.isEmpty()) {
      throw missing.apply(marker);
    }
    return query.order().marker(((Tuple) rows.getFirst())::get);
  }

  private static Condition id(String id) {
    return new Condition.Own("id = %s", List.of(id));
  }

  /// How many live rows meet a query's conditions: without any, by the sums that are kept.
  ///
  /// @throws Fault.Unavailable if the database does not count them in ten seconds
  public long count(EntityManager entities, ListQuery query) {
    List<Condition> conditions = query.conditions();
    Attributes.Kept kept = attributes.kept();
    if (kept != null && conditions.stream().allMatch(kept.shown()::equals)) {
      return totals(entities, query.scope(), conditions).items();
    }
    ListStatement statement = statement(query);
    Query count = bounded(entities).createNativeQuery(statement.count(), Long.class);
    return inTime(() -> (Long) bound(count, statement).getSingleResult());
  }

  /// Number and summed size of the live rows in a scope, by the sums that are kept.
  public Totals totals(EntityManager entities, Scope scope) {
    return totals(entities, scope, List.of());
  }

  private Totals totals(EntityManager entities, Scope scope, List<Condition> shown) {
    Attributes.Kept kept = requireNonNull(attributes.kept(), "no sums are kept");
    ListStatement statement =
        new ListStatement("kept_totals", "true")
            .where(new Condition.Own("kind = %s", List.of(kept.kind())))
            .where(Attributes.ofProject(scope));
    if (!shown.isEmpty()) {
      statement.where(new Condition.Own("not hidden", List.of()));
    }
    Query sums = entities.createNativeQuery(statement.sums(), Tuple.class);
    Tuple row = (Tuple) bound(sums, statement).getSingleResult();
    return new Totals(row.get(0, Long.class), row.get(1, Long.class));
  }

  private ListStatement statement(ListQuery query) {
    ListStatement statement = statement(query.scope());
    query.conditions().forEach(statement::where);
    return statement;
  }

  private ListStatement statement(Scope scope) {
    return new ListStatement(attributes.table(), attributes.live())
        .where(attributes.owned().apply(scope));
  }

  private static Query bound(Query query, ListStatement statement) {
    statement.parameters().forEach(query::setParameter);
    return query;
  }

  /// Which index serves a filter depends on its value, so a plan that is kept for every value may
  /// look through a million rows where there are five. PostgreSQL plans anew each time from here to
  /// the end of the transaction, and gives up what a client is unlikely to wait for.
  private static EntityManager bounded(EntityManager entities) {
    entities
        .createNativeQuery(
            """
            select set_config('plan_cache_mode', 'force_custom_plan', true),
              set_config('statement_timeout', '%dms', true)
            """
                .formatted(LONGEST.toMillis()),
            Tuple.class)
        .getSingleResult();
    return entities;
  }
}
