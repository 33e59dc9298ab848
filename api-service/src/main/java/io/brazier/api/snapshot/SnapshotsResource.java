package io.brazier.api.snapshot;

import io.brazier.api.action.Action;
import io.brazier.api.action.Actions;
import io.brazier.api.list.ListView;
import io.brazier.api.policy.Policy;
import io.brazier.api.request.CurrentRequest;
import io.brazier.snapshot.Snapshot;
import io.quarkus.arc.All;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Snapshots and the actions on them (`cinder/api/v3/snapshots.py`,
/// `cinder/api/contrib/snapshot_actions.py`): every bean of the type `Action<Snapshot>` is one.
@Path("/v3/snapshots")
@RunOnVirtualThread
class SnapshotsResource {

  private static final String LIST = "volume:get_all_snapshots";

  private final CurrentRequest request;
  private final Policy policy;
  private final SnapshotReader reader;
  private final CreateSnapshot create;
  private final UpdateSnapshot update;
  private final DeleteSnapshot delete;
  private final Actions<Snapshot> actions;

  SnapshotsResource(
      CurrentRequest request,
      Policy policy,
      SnapshotReader reader,
      CreateSnapshot create,
      UpdateSnapshot update,
      DeleteSnapshot delete,
      @All List<Action<Snapshot>> actions) {
    this.request = request;
    this.policy = policy;
    this.reader = reader;
    this.create = create;
    this.update = update;
    this.delete = delete;
    this.actions = Actions.of(actions);
  }

  @POST
  @ResponseStatus(202)
  public Map<String, SnapshotView> create() {
    CreateSnapshotRequest wanted = CreateSnapshotRequest.read(request.body(), request.version());
    SnapshotReader.Parts made = create.create(wanted, request.context());
    request.concerns(made.snapshot().id().value());
    return Map.of("snapshot", SnapshotView.of(made, viewer()));
  }

  @GET
  public ListView list() {
    policy.checkOwn(LIST, request.context());
    SnapshotView.Viewer viewer = viewer();
    return reader.list(request, false, parts -> SnapshotView.summary(parts, viewer));
  }

  @GET
  @Path("/detail")
  public ListView detail() {
    policy.checkOwn(LIST, request.context());
    SnapshotView.Viewer viewer = viewer();
    return reader.list(request, true, parts -> SnapshotView.detail(parts, viewer));
  }

  @GET
  @Path("/{id}")
  public Map<String, SnapshotView> show(@PathParam("id") String id) {
    return Map.of(
        "snapshot", SnapshotView.detail(reader.getParts(id, request.context()), viewer()));
  }

  @PUT
  @Path("/{id}")
  public Map<String, SnapshotView> update(@PathParam("id") String id) {
    UpdateSnapshot.Request wanted = UpdateSnapshot.Request.read(request.body(), request.version());
    return Map.of(
        "snapshot", SnapshotView.of(update.update(id, wanted, request.context()), viewer()));
  }

  @DELETE
  @Path("/{id}")
  @ResponseStatus(202)
  public void delete(@PathParam("id") String id) {
    delete.delete(
        reader.permitted(id, "volume:delete_snapshot", request.context()),
        false,
        request.context());
  }

  @POST
  @Path("/{id}/action")
  public RestResponse<@Nullable Object> act(@PathParam("id") String id) {
    return actions.carryOut(request, rule -> reader.permitted(id, rule, request.context()));
  }

  private SnapshotView.Viewer viewer() {
    return SnapshotView.Viewer.of(request, policy);
  }
}
