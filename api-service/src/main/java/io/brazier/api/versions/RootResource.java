package io.brazier.api.versions;

import io.brazier.api.request.CurrentRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;

/// The list of versions, which needs no token.
@Path("/")
class RootResource {

  private final CurrentRequest current;

  RootResource(CurrentRequest current) {
    this.current = current;
  }

  @GET
  public RestResponse<VersionsView> list() {
    return RestResponse.status(
        RestResponse.Status.MULTIPLE_CHOICES, VersionsView.of(current.links()));
  }
}
