package io.brazier.api.grouptype;

import io.brazier.api.list.ListView;
import io.brazier.api.microversion.Since;
import io.brazier.api.policy.Policy;
import io.brazier.api.request.CurrentRequest;
import io.brazier.api.volumetype.TypeChange;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Group types (`cinder/api/v3/group_types.py`). No policy rule is about reading them.
@Path("/v3/group_types")
@Since("3.11")
@RunOnVirtualThread
class GroupTypesResource {

  private final CurrentRequest request;
  private final Policy policy;
  private final GroupTypes types;

  GroupTypesResource(CurrentRequest request, Policy policy, GroupTypes types) {
    this.request = request;
    this.policy = policy;
    this.types = types;
  }

  @GET
  public ListView list() {
    return types.list(request);
  }

  @GET
  @Path("/default")
  public Map<String, GroupTypeView> showDefault() {
    return wrapped(types.getDefault(request.context()));
  }

  @GET
  @Path("/{id}")
  public Map<String, GroupTypeView> show(@PathParam("id") String id) {
    return wrapped(types.get(id, request.context()));
  }

  @POST
  @ResponseStatus(202)
  public Map<String, GroupTypeView> create() {
    NewGroupType wanted = NewGroupType.read(request.body(), request.version());
    check("create");
    GroupTypeView made = types.create(wanted, request.context());
    request.concerns(made.id());
    return wrapped(made);
  }

  @PUT
  @Path("/{id}")
  public Map<String, GroupTypeView> update(@PathParam("id") String id) {
    TypeChange wanted = TypeChange.Kind.GROUP.read(request.body(), request.version());
    check("update");
    return wrapped(types.update(id, wanted, request.context()));
  }

  @DELETE
  @Path("/{id}")
  @ResponseStatus(202)
  public void delete(@PathParam("id") String id) {
    check("delete");
    types.delete(id);
  }

  private void check(String rule) {
    policy.checkOwn("group:group_types:" + rule, request.context());
  }

  private static Map<String, GroupTypeView> wrapped(GroupTypeView view) {
    return Map.of("group_type", view);
  }
}
