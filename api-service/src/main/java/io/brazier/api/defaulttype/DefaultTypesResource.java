package io.brazier.api.defaulttype;

import io.brazier.api.auth.AuthStrategy;
import io.brazier.api.microversion.Since;
import io.brazier.api.policy.Policy;
import io.brazier.api.policy.PolicyTarget;
import io.brazier.api.request.CurrentRequest;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schemas;
import io.brazier.fault.Fault;
import io.brazier.volumetype.DefaultTypeRepository.DefaultType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;

/// The default types of projects (`cinder/api/v3/default_types.py`). The identity service says
/// whether there is such a project, and whether the caller may know.
@Path("/v3/default-types")
@Since("3.62")
@RunOnVirtualThread
class DefaultTypesResource {

  private static final ObjectSchema BODY =
      ObjectSchema.body(
          "default_type", ObjectSchema.closed().required("volume_type", Schemas.text(1, 255)));

  /// What no column holds is no project's id.
  private static final int LONGEST = 255;

  private final CurrentRequest request;
  private final Policy policy;
  private final AuthStrategy identities;
  private final DefaultTypes defaults;

  DefaultTypesResource(
      CurrentRequest request, Policy policy, AuthStrategy identities, DefaultTypes defaults) {
    this.request = request;
    this.policy = policy;
    this.identities = identities;
    this.defaults = defaults;
  }

  @GET
  public Map<String, List<Map<String, String>>> list() {
    policy.checkOwn("volume_extension:default_get_all", request.context());
    return Map.of(
        "default_types", defaults.list().stream().map(DefaultTypesResource::keys).toList());
  }

  @GET
  @Path("/{id}")
  public Map<String, Map<String, String>> show(@PathParam("id") String projectId) {
    check("default_get", projectId);
    requireProject(projectId);
    return Map.of("default_type", keys(defaults.get(projectId)));
  }

  @PUT
  @Path("/{id}")
  public Map<String, Map<String, String>> set(@PathParam("id") String projectId) {
    BODY.check(request.body(), request.version());
    String type = request.body().at("/default_type/volume_type").textValue();
    check("default_set_or_update", projectId);
    requireProject(projectId);
    return Map.of("default_type", keys(defaults.set(projectId, type)));
  }

  /// There may be an entry of a project that is gone.
  @DELETE
  @Path("/{id}")
  @ResponseStatus(204)
  public void unset(@PathParam("id") String projectId) {
    check("default_unset", projectId);
    defaults.unset(projectId);
  }

  private void check(String rule, String projectId) {
    policy.check("volume_extension:" + rule, request.context(), PolicyTarget.ofProject(projectId));
  }

  private void requireProject(String projectId) {
    if (projectId.length() > LONGEST) {
      throw missing(projectId);
    }
    switch (identities.findProject(projectId, request.sender())) {
      case THERE -> {}
      case MISSING -> throw missing(projectId);
      case HIDDEN -> throw new Fault.Forbidden("You are not authorized to perform this operation.");
    }
  }

  private static Fault.NotFound missing(String projectId) {
    return new Fault.NotFound("Project with id %s not found.".formatted(projectId));
  }

  private static Map<String, String> keys(DefaultType each) {
    return Map.of("project_id", each.projectId(), "volume_type_id", each.typeId());
  }
}
