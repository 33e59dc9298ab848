package io.brazier.api.message;

import io.brazier.api.paging.FilterRules;
import io.brazier.api.paging.PageRequest;
import io.brazier.api.paging.QueryParameters;
import io.brazier.api.paging.ResourceFilters;
import io.brazier.api.paging.SortOrder;
import io.brazier.api.request.ApiConfig;
import io.brazier.api.request.CurrentRequest;
import io.brazier.context.RequestContext;
import io.brazier.page.Keyset;
import io.brazier.usermessage.MessageColumns;
import io.brazier.usermessage.MessageQuery;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what a client asks a list of messages for (`cinder/api/v3/messages.py: index`).
@Singleton
class MessageListRequests {

  private static final String PROJECT = "project_id";
  private static final FilterRules RULES = ResourceFilters.of("message");
  private static final QueryParameters NOTHING = new QueryParameters(new LinkedHashMap<>());

  private final int maxLimit;

  MessageListRequests(ApiConfig config) {
    this.maxLimit = config.maxLimit();
  }

  /// Whether pages, sorts and filters count at all.
  static boolean paged(CurrentRequest request) {
    return request.atLeast("3.5");
  }

  /// Reads the query string.
  ///
  /// @return empty if no message can meet the filters
  /// @throws io.brazier.fault.Fault.Invalid naming the parameter that is wrong
  Optional<MessageQuery> read(CurrentRequest request) {
    QueryParameters query = paged(request) ? request.query() : NOTHING;
    RequestContext context = request.context();
    Map<String, String> filters = RULES.apply(query, request.version(), context.admin());
    Optional<String> projectId = project(context, filters.remove(PROJECT));
    PageRequest page = PageRequest.parse(query, maxLimit);
    Keyset order = SortOrder.parse(query, MessageColumns::find);
    return projectId.flatMap(id ->
        MessageFilters.read(filters)
            .map(known ->
                new MessageQuery(
                    id,
                    known.equal(),
                    known.like(),
                    order,
                    page.marker(),
                    page.limit(),
                    page.offset())));
  }

  /// The caller's own project, which a token may lack; an administrator may name another.
  private static Optional<String> project(RequestContext context, @Nullable String wanted) {
    return Optional.ofNullable(wanted != null && context.admin() ? wanted : context.projectId());
  }
}
