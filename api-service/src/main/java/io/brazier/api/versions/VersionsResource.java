package io.brazier.api.versions;

import io.brazier.api.request.CurrentRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/// The version document at the API's own address.
@Path("/v3")
class VersionsResource {

  private final CurrentRequest current;

  VersionsResource(CurrentRequest current) {
    this.current = current;
  }

  @GET
  public VersionsView show() {
    return VersionsView.of(current.links());
  }
}
