package io.brazier.api.volume;

import io.brazier.api.paging.FilterRules;
import io.brazier.api.paging.PageRequest;
import io.brazier.api.paging.QueryParameters;
import io.brazier.api.paging.ResourceFilters;
import io.brazier.api.paging.SortOrder;
import io.brazier.api.request.ApiConfig;
import io.brazier.api.request.CurrentRequest;
import io.brazier.context.RequestContext;
import io.brazier.volume.VolumeColumns;
import io.brazier.volume.VolumeCondition;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeQuery;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads what a client asks a list of volumes for (`cinder/api/v3/volumes.py: _get_volumes`).
@Singleton
class VolumeListRequests {

  private static final String PROJECT = "project_id";

  private static final FilterRules RULES =
      ResourceFilters.of("volume")
          .since("glance_metadata", "3.4")
          .since("group_id", "3.10")
          .since("created_at", "3.60")
          .since("updated_at", "3.60")
          .since("consumes_quota", "3.65");

  private final int maxLimit;

  VolumeListRequests(ApiConfig config) {
    this.maxLimit = config.maxLimit();
  }

  /// Reads the query string.
  ///
  /// @throws io.brazier.fault.Fault.Invalid naming the parameter that is wrong
  VolumeListRequest read(CurrentRequest request) {
    QueryParameters query = request.query();
    RequestContext context = request.context();
    boolean allTenants = query.strictBoolean("all_tenants") && context.admin();
    PageRequest page = PageRequest.parse(query, maxLimit);
    String marker = page.marker();
    VolumeQuery wanted =
        new VolumeQuery(
            conditions(request, query, allTenants),
            SortOrder.parse(query, VolumeColumns::find),
            marker == null ? null : new VolumeId(marker),
            page.limit(),
            page.offset());
    boolean counted = request.atLeast("3.45") && query.strictBoolean("with_count");
    return new VolumeListRequest(wanted, counted);
  }

  private static List<VolumeCondition> conditions(
      CurrentRequest request, QueryParameters query, boolean allTenants) {
    RequestContext context = request.context();
    Map<String, String> filters = RULES.apply(query, request.version(), context.admin());
    List<VolumeCondition> conditions = new ArrayList<>();
    if (!allTenants) {
      conditions.add(own(context));
    }
    if (!context.admin()) {
      conditions.add(new VolumeCondition.NotMigrationTarget());
    }
    VolumeFilters known = new VolumeFilters(request.version());
    filters.forEach((name, value) -> conditions.addAll(known.read(name, value)));
    return conditions;
  }

  /// A token without a project owns nothing.
  private static VolumeCondition own(RequestContext context) {
    String projectId = context.projectId();
    return projectId == null
        ? new VolumeCondition.Never()
        : new VolumeCondition.Equal(VolumeColumns.find(PROJECT).orElseThrow(), projectId);
  }
}
