package io.brazier.api.cluster;

import io.brazier.api.fault.GenericText;
import io.brazier.api.microversion.Since;
import io.brazier.api.policy.Policy;
import io.brazier.api.request.CurrentRequest;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schemas;
import io.brazier.fault.Fault;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;

/// Clusters (`cinder/api/v3/clusters.py`). Cinder's come into being by a setting of volume services
/// that share a backend, which ours do not: an empty list is the truth, and no name is one's.
@Path("/v3/clusters")
@Since("3.7")
@RunOnVirtualThread
class ClustersResource {

  private static final ObjectSchema ENABLE =
      ObjectSchema.closed()
          .required("name", Schemas.name())
          .optional("binary", Schemas.string255());
  private static final ObjectSchema DISABLE =
      ENABLE.optional("disabled_reason", Schemas.string255());

  private final CurrentRequest request;
  private final Policy policy;

  ClustersResource(CurrentRequest request, Policy policy) {
    this.request = request;
    this.policy = policy;
  }

  @GET
  public Map<String, List<?>> list() {
    check("get_all");
    ClusterFilters.check(request.query(), request.version());
    return Map.of("clusters", List.of());
  }

  @GET
  @Path("/detail")
  public Map<String, List<?>> detail() {
    return list();
  }

  @GET
  @Path("/{name}")
  public void show(@PathParam("name") String name) {
    check("get");
    throw missing(name);
  }

  @PUT
  @Path("/{action}")
  public void update(@PathParam("action") String action) {
    check("update");
    ObjectSchema schema =
        switch (action) {
          case "enable" -> ENABLE;
          case "disable" -> DISABLE;
          default -> throw new Fault.NotFound(GenericText.NOT_FOUND);
        };
    schema.check(request.body(), request.version());
    throw missing(request.body().required("name").textValue());
  }

  private static Fault.NotFound missing(String name) {
    return new Fault.NotFound("Cluster %s could not be found.".formatted(name));
  }

  private void check(String rule) {
    policy.checkOwn("clusters:" + rule, request.context());
  }
}
