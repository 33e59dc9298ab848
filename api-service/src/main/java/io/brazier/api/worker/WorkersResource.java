package io.brazier.api.worker;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.brazier.api.microversion.Since;
import io.brazier.api.policy.Policy;
import io.brazier.api.request.CurrentRequest;
import io.brazier.backend.ServiceState;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// Clean-up of what services left behind (`cinder/api/v3/workers.py`).
@Path("/v3/workers/cleanup")
@Since("3.24")
@RunOnVirtualThread
class WorkersResource {

  private final CurrentRequest request;
  private final Policy policy;
  private final CleanUp cleanUp;

  WorkersResource(CurrentRequest request, Policy policy, CleanUp cleanUp) {
    this.request = request;
    this.policy = policy;
    this.cleanUp = cleanUp;
  }

  /// A service as the reply names it.
  record CleanedService(
      long id,
      String host,
      String binary,
      @JsonProperty("cluster_name") @Nullable String clusterName) {

    static CleanedService of(ServiceState service) {
      return new CleanedService(
          service.id(), service.host(), service.binary(), service.clusterName());
    }
  }

  /// Without a body everything is meant that is down.
  @POST
  @ResponseStatus(202)
  public Map<String, List<CleanedService>> cleanUp() {
    CleanUpRequest wanted =
        CleanUpRequest.read(
            request.findBody().orElseGet(JsonNodeFactory.instance::objectNode), request.version());
    policy.checkOwn("workers:cleanup", request.context());
    CleanUp.Services done = cleanUp.carryOut(wanted);
    return Map.of("cleaning", views(done.cleaning()), "unavailable", views(done.unavailable()));
  }

  private static List<CleanedService> views(List<ServiceState> services) {
    return services.stream().map(CleanedService::of).toList();
  }
}
