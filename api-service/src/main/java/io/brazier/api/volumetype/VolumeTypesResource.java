package io.brazier.api.volumetype;

import io.brazier.api.list.ListView;
import io.brazier.api.policy.Policy;
import io.brazier.api.request.CurrentRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Volume types (`cinder/api/v3/types.py`, `cinder/api/contrib/types_manage.py`).
@Path("/v3/types")
@RunOnVirtualThread
class VolumeTypesResource {

  private final CurrentRequest request;
  private final Policy policy;
  private final VolumeTypeReader reader;
  private final ChangeVolumeTypes changes;

  VolumeTypesResource(
      CurrentRequest request, Policy policy, VolumeTypeReader reader, ChangeVolumeTypes changes) {
    this.request = request;
    this.policy = policy;
    this.reader = reader;
    this.changes = changes;
  }

  @GET
  public ListView list() {
    check("type_get_all");
    return reader.list(request, viewer());
  }

  @GET
  @Path("/default")
  public Map<String, VolumeTypeView> showDefault() {
    check("type_get");
    return wrapped(VolumeTypeView.shownAsDefault(reader.getDefault(request.context()), viewer()));
  }

  @GET
  @Path("/{id}")
  public Map<String, VolumeTypeView> show(@PathParam("id") String id) {
    check("type_get");
    return wrapped(VolumeTypeView.shown(reader.get(id, request.context()), viewer()));
  }

  @POST
  public Map<String, VolumeTypeView> create() {
    CreateVolumeTypeRequest wanted =
        CreateVolumeTypeRequest.read(request.body(), request.version());
    check("type_create");
    VolumeTypeParts made = changes.create(wanted);
    request.concerns(made.type().id());
    return wrapped(VolumeTypeView.created(made, viewer()));
  }

  @PUT
  @Path("/{id}")
  public Map<String, VolumeTypeView> update(@PathParam("id") String id) {
    TypeChange wanted = TypeChange.Kind.VOLUME.read(request.body(), request.version());
    check("type_update");
    return wrapped(VolumeTypeView.updated(changes.update(id, wanted), viewer()));
  }

  @DELETE
  @Path("/{id}")
  @ResponseStatus(202)
  public void delete(@PathParam("id") String id) {
    check("type_delete");
    changes.delete(id);
  }

  private void check(String rule) {
    policy.checkOwn("volume_extension:" + rule, request.context());
  }

  private VolumeTypeViewer viewer() {
    return VolumeTypeViewer.of(request.context(), policy);
  }

  private static Map<String, VolumeTypeView> wrapped(VolumeTypeView view) {
    return Map.of("volume_type", view);
  }
}
