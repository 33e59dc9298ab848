package io.brazier.api.capability;

import io.brazier.api.policy.Policy;
import io.brazier.api.request.CurrentRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/// What a backend can do (`cinder/api/contrib/capabilities.py`).
@Path("/v3/capabilities/{host}")
@RunOnVirtualThread
class CapabilitiesResource {

  private final CurrentRequest request;
  private final Policy policy;
  private final Capabilities capabilities;

  CapabilitiesResource(CurrentRequest request, Policy policy, Capabilities capabilities) {
    this.request = request;
    this.policy = policy;
    this.capabilities = capabilities;
  }

  @GET
  public CapabilitiesView show(@PathParam("host") String host) {
    policy.checkOwn("volume_extension:capabilities", request.context());
    return capabilities.get(host);
  }
}
