package io.brazier.api.host;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.brazier.api.policy.Policy;
import io.brazier.api.request.CurrentRequest;
import io.brazier.api.request.QueryParameters;
import io.brazier.api.view.WireTime;
import io.brazier.backend.ServiceRepository.ProjectUsage;
import io.brazier.backend.ServiceState;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Hosts (`cinder/api/contrib/hosts.py`). Cinder's switch of a host has nothing behind it, so there
/// is none here (quirk Q21).
@Path("/v3/os-hosts")
@RunOnVirtualThread
class HostsResource {

  private static final String TOTAL = "(total)";

  /// A service as a host.
  ///
  /// @param lastUpdate when it was heard of last, in UTC
  record HostView(
      @JsonProperty("host_name") String hostName,
      String service,
      String zone,
      @JsonProperty("service-status") String serviceStatus,
      @JsonProperty("service-state") String serviceState,
      @JsonProperty("last-update") @Nullable String lastUpdate) {

    static HostView of(ServiceState service) {
      return new HostView(
          service.host(),
          service.binary(),
          service.availabilityZone(),
          service.up() ? "available" : "unavailable",
          "enabled",
          WireTime.of(service.updatedAt()));
    }
  }

  /// What a project has on a host. The numbers are strings, as in Cinder.
  record UsageView(Map<String, String> resource) {

    UsageView {
      resource = Map.copyOf(resource);
    }

    static UsageView of(String host, ProjectUsage usage) {
      return new UsageView(
          Map.of(
              "host",
              host,
              "project",
              usage.projectId(),
              "volume_count",
              Long.toString(usage.volumes()),
              "total_volume_gb",
              Long.toString(usage.gib()),
              "snapshot_count",
              Long.toString(usage.snapshots()),
              "total_snapshot_gb",
              Long.toString(usage.snapshotGib())));
    }
  }

  private final CurrentRequest request;
  private final Policy policy;
  private final Hosts hosts;

  HostsResource(CurrentRequest request, Policy policy, Hosts hosts) {
    this.request = request;
    this.policy = policy;
    this.hosts = hosts;
  }

  @GET
  public Map<String, List<HostView>> list() {
    policy.checkOwn("volume_extension:hosts", request.context());
    QueryParameters query = request.query();
    return Map.of(
        "hosts",
        hosts.enabled().stream()
            .filter(service -> asked(query, "zone", service.availabilityZone()))
            .filter(service -> asked(query, "service", service.binary()))
            .map(HostView::of)
            .toList());
  }

  @GET
  @Path("/{host}")
  public Map<String, List<UsageView>> show(@PathParam("host") String host) {
    policy.checkOwn("volume_extension:hosts", request.context());
    List<ProjectUsage> usages = hosts.usages(host);
    ProjectUsage total =
        usages.stream().reduce(new ProjectUsage(TOTAL, 0, 0, 0, 0), ProjectUsage::plus);
    return Map.of(
        "host",
        Stream.concat(Stream.of(total), usages.stream())
            .map(usage -> UsageView.of(host, usage))
            .toList());
  }

  private static boolean asked(QueryParameters query, String name, String value) {
    return query.findFilter(name).map(value::equals).orElse(true);
  }
}
