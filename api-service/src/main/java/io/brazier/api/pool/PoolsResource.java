package io.brazier.api.pool;

import io.brazier.api.policy.Policy;
import io.brazier.api.request.CurrentRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;

/// Pools (`cinder/api/contrib/scheduler_stats.py`).
@Path("/v3/scheduler-stats")
@RunOnVirtualThread
class PoolsResource {

  private final CurrentRequest request;
  private final Policy policy;
  private final BackendPools pools;

  PoolsResource(CurrentRequest request, Policy policy, BackendPools pools) {
    this.request = request;
    this.policy = policy;
    this.pools = pools;
  }

  @GET
  @Path("/get_pools")
  public Map<String, List<PoolView>> list() {
    policy.checkOwn("scheduler_extension:scheduler_stats:get_pools", request.context());
    PoolListRequest wanted =
        PoolListRequest.read(request.query(), request.version(), request.context().admin());
    List<PoolView> views =
        pools.list(wanted).stream()
            .map(pool -> wanted.detailed() ? PoolView.detail(pool) : PoolView.summary(pool))
            .toList();
    return Map.of("pools", views);
  }
}
