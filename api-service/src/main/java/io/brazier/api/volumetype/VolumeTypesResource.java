package io.brazier.api.volumetype;

import io.brazier.api.links.Link;
import io.brazier.api.policy.Policy;
import io.brazier.api.request.CurrentRequest;
import io.brazier.volumetype.VolumeTypeQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Volume types (`cinder/api/v3/types.py`, `cinder/api/contrib/types_manage.py`).
@Path("/v3/types")
@RunOnVirtualThread
class VolumeTypesResource {

  private final CurrentRequest request;
  private final Policy policy;
  private final VolumeTypeReader reader;
  private final VolumeTypeListRequests lists;
  private final ChangeVolumeTypes changes;

  VolumeTypesResource(
      CurrentRequest request,
      Policy policy,
      VolumeTypeReader reader,
      VolumeTypeListRequests lists,
      ChangeVolumeTypes changes) {
    this.request = request;
    this.policy = policy;
    this.reader = reader;
    this.lists = lists;
    this.changes = changes;
  }

  @GET
  public VolumeTypeListView list() {
    check("type_get_all");
    VolumeTypeViewer viewer = viewer();
    VolumeTypeQuery query = lists.read(request, viewer);
    List<VolumeTypeParts> page = reader.list(query, request.context());
    return new VolumeTypeListView(
        page.stream().map(parts -> VolumeTypeView.listed(parts, viewer)).toList(),
        next(query, page));
  }

  @GET
  @Path("/default")
  public Map<String, VolumeTypeView> showDefault() {
    check("type_get");
    return wrapped(VolumeTypeView.shown(reader.getDefault(), viewer()));
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
    UpdateVolumeTypeRequest wanted =
        UpdateVolumeTypeRequest.read(request.body(), request.version());
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

  /// A page that is exactly full has a link even if nothing follows, as in Cinder.
  private List<Link> next(VolumeTypeQuery query, List<VolumeTypeParts> page) {
    boolean full = !page.isEmpty() && page.size() >= query.limit();
    return full ? List.of(request.links().next("types", page.getLast().type().id())) : List.of();
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
