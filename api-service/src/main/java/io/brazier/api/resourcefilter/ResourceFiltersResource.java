package io.brazier.api.resourcefilter;

import io.brazier.api.list.ResourceFilters;
import io.brazier.api.microversion.Since;
import io.brazier.api.request.CurrentRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The configured filters (`cinder/api/v3/resource_filters.py`); every caller may read them.
@Path("/v3/resource_filters")
@Since("3.33")
@RunOnVirtualThread
class ResourceFiltersResource {

  private final CurrentRequest request;

  ResourceFiltersResource(CurrentRequest request) {
    this.request = request;
  }

  @GET
  public Map<String, List<ResourceFilterView>> list() {
    Optional<String> wanted = request.query().find("resource");
    return Map.of(
        "resource_filters",
        ResourceFilters.all().entrySet().stream()
            .filter(entry -> wanted.isEmpty() || wanted.get().equals(entry.getKey()))
            .map(entry -> new ResourceFilterView(entry.getKey(), entry.getValue()))
            .toList());
  }
}
