package io.brazier.api.list;

import io.brazier.api.links.Link;
import io.brazier.api.request.CurrentRequest;
import io.brazier.api.request.QueryParameters;
import io.brazier.context.RequestContext;
import io.brazier.context.Scope;
import io.brazier.list.Attributes;
import io.brazier.list.Condition;
import io.brazier.list.Keyset;
import io.brazier.list.ListQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a client asks a list for. Not for other threads than the request's.
public final class ListRequest {

  private final CurrentRequest request;
  private final QueryParameters parameters;
  private final Attributes attributes;
  private final SequencedMap<String, String> filters;
  private final ListQuery.Page page;
  private final Keyset order;

  /// Reads the query string.
  ///
  /// @param cap the most items on a page
  private ListRequest(
      CurrentRequest request, QueryParameters parameters, Attributes attributes, int cap) {
    this.request = request;
    this.parameters = parameters;
    this.attributes = attributes;
    this.page = PageRequest.parse(parameters, cap);
    boolean admin = request.context().admin();
    this.filters = FilterRules.of(attributes).apply(parameters, request.version(), admin);
    this.order = SortOrder.parse(parameters, attributes, admin);
  }

  /// A list as its query string asks for it.
  ///
  /// @param cap the most items on a page (`osapi_max_limit`)
  /// @throws io.brazier.fault.Fault.Invalid naming the parameter that is wrong
  public static ListRequest read(CurrentRequest request, Attributes attributes, int cap) {
    return new ListRequest(request, request.query(), attributes, cap);
  }

  /// The first page whatever the query string asks for: a list that came before its pages.
  public static ListRequest unpaged(CurrentRequest request, Attributes attributes, int cap) {
    return new ListRequest(request, new QueryParameters(new LinkedHashMap<>()), attributes, cap);
  }

  /// The first page of what came before its pages, the oldest first; filters count.
  public static ListRequest oldestFirst(CurrentRequest request, Attributes attributes, int cap) {
    SequencedMap<String, String> values =
        new LinkedHashMap<>(
            request.query().without(PageRequest.PARAMETERS).without(SortOrder.PARAMETERS).values());
    values.put("sort", "created_at:asc");
    return new ListRequest(request, new QueryParameters(values), attributes, cap);
  }

  /// Takes a filter out that means something else than that an attribute has the value.
  public Optional<String> take(String filter) {
    return Optional.ofNullable(filters.remove(filter));
  }

  /// Whose resources are listed: the caller's project's, or all if an administrator asks for them.
  /// Nobody else's `all_tenants` means anything, whatever its value (`cinder/api/common.py`).
  ///
  /// @throws io.brazier.fault.Fault.Invalid if an administrator's `all_tenants` is no boolean
  public static Scope scope(CurrentRequest request) {
    RequestContext context = request.context();
    QueryParameters asked = request.query();
    boolean all = context.admin() && asked.strictBoolean("all_tenants");
    return all ? new Scope.All() : Scope.ownedBy(context);
  }

  /// Whether the client wants to know how many there are in all.
  ///
  /// @throws io.brazier.fault.Fault.Invalid if `with_count` is no boolean
  public boolean counted() {
    return request.atLeast("3.45") && parameters.strictBoolean("with_count");
  }

  /// What the filters that are left ask for.
  ///
  /// @throws io.brazier.fault.Fault.Invalid if a value is malformed, naming the filter
  public List<Condition> conditions() {
    Filters known = new Filters(attributes, request.version());
    List<Condition> conditions = new ArrayList<>();
    filters.forEach((name, value) -> conditions.addAll(known.read(name, value)));
    return conditions;
  }

  /// The page to read.
  ///
  /// @param scope whose resources
  /// @param own what must hold besides the filters
  public ListQuery query(Scope scope, List<Condition> own) {
    List<Condition> conditions = new ArrayList<>(own);
    conditions.addAll(conditions());
    RequestContext context = request.context();
    Scope visible = context.admin() ? new Scope.All() : Scope.ownedBy(context);
    return new ListQuery(scope, visible, conditions, order, page);
  }

  /// The page that was read.
  ///
  /// @param rows the page
  /// @param id gives a row's id
  /// @param views what is shown of each row, in the same order
  /// @param count how many there are in all, null if nobody wants to know
  public <R> ListView view(
      ListView.Place place,
      List<R> rows,
      Function<R, String> id,
      List<?> views,
      @Nullable Long count) {
    return ListView.of(place, views, next(place, rows, id), count);
  }

  private <R> Optional<Link> next(ListView.Place place, List<R> rows, Function<R, String> id) {
    return page.leadsOn(rows.size())
        ? Optional.of(request.links().next(place.path(), id.apply(rows.getLast())))
        : Optional.empty();
  }
}
