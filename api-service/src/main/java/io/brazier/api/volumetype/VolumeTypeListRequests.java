package io.brazier.api.volumetype;

import io.brazier.api.paging.FilterRules;
import io.brazier.api.paging.Literal;
import io.brazier.api.paging.PageRequest;
import io.brazier.api.paging.ResourceFilters;
import io.brazier.api.paging.SortOrder;
import io.brazier.api.request.ApiConfig;
import io.brazier.api.request.CurrentRequest;
import io.brazier.context.RequestContext;
import io.brazier.volumetype.VolumeTypeColumns;
import io.brazier.volumetype.VolumeTypeCondition;
import io.brazier.volumetype.VolumeTypeQuery;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what a client asks a list of volume types for (`cinder/api/v3/types.py:
/// _get_volume_types`).
@Singleton
class VolumeTypeListRequests {

  private static final String IS_PUBLIC = "is_public";
  private static final Set<String> TEXTS = Set.of("id", "name", "description", "qos_specs_id");
  private static final FilterRules RULES =
      ResourceFilters.of("volume_type").since("extra_specs", "3.52");

  private final int maxLimit;

  VolumeTypeListRequests(ApiConfig config) {
    this.maxLimit = config.maxLimit();
  }

  /// Reads the query string.
  ///
  /// @throws io.brazier.fault.Fault.Invalid naming the parameter that is wrong
  VolumeTypeQuery read(CurrentRequest request, VolumeTypeViewer viewer) {
    PageRequest page = PageRequest.parse(request.query(), maxLimit);
    return new VolumeTypeQuery(
        conditions(request, viewer),
        SortOrder.parse(request.query(), VolumeTypeColumns::find),
        page.marker(),
        page.limit(),
        page.offset());
  }

  private static List<VolumeTypeCondition> conditions(
      CurrentRequest request, VolumeTypeViewer viewer) {
    RequestContext context = request.context();
    Map<String, String> filters = RULES.apply(request.query(), request.version(), context.admin());
    String isPublic = filters.remove(IS_PUBLIC);
    List<VolumeTypeCondition> conditions = new ArrayList<>(audience(isPublic, context));
    filters.forEach((name, value) -> conditions.add(condition(name, value, viewer)));
    return conditions;
  }

  /// Only administrators choose; everybody else sees what is offered to the project.
  private static List<VolumeTypeCondition> audience(
      @Nullable String isPublic, RequestContext context) {
    VolumeTypeCondition offered =
        new VolumeTypeCondition.OfferedTo(Objects.requireNonNullElse(context.projectId(), ""));
    if (!context.admin() || isPublic == null) {
      return List.of(offered);
    }
    return switch (Visibility.parse(isPublic)) {
      case PUBLIC -> List.of(offered);
      case PRIVATE -> List.of(new VolumeTypeCondition.Private());
      case ANY -> List.of();
    };
  }

  private static VolumeTypeCondition condition(String name, String value, VolumeTypeViewer viewer) {
    if (name.equals("extra_specs")) {
      return Literal.map(value)
          .filter(specs -> specs.keySet().stream().allMatch(viewer::sees))
          .<VolumeTypeCondition>map(VolumeTypeCondition.Specs::new)
          .orElseGet(VolumeTypeCondition.Never::new);
    }
    return VolumeTypeColumns.find(name)
        .filter(_ -> TEXTS.contains(name))
        .<VolumeTypeCondition>map(column -> new VolumeTypeCondition.Equal(column, value))
        .orElseGet(VolumeTypeCondition.Never::new);
  }
}
