package io.brazier.api.extension;

import io.brazier.api.fault.GenericText;
import io.brazier.fault.Fault;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The extensions; every caller may read them.
@Path("/v3/extensions")
@RunOnVirtualThread
class ExtensionsResource {

  @GET
  public Map<String, List<ExtensionView>> list() {
    return Map.of("extensions", Arrays.stream(Extension.values()).map(ExtensionView::of).toList());
  }

  @GET
  @Path("/{alias}")
  public Map<String, ExtensionView> show(@PathParam("alias") String alias) {
    return Map.of(
        "extension",
        Extension.find(alias)
            .map(ExtensionView::of)
            .orElseThrow(() -> new Fault.NotFound(GenericText.NOT_FOUND)));
  }
}
