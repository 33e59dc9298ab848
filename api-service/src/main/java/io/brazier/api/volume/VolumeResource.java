package io.brazier.api.volume;

import io.brazier.api.policy.Policy;
import io.brazier.api.request.CurrentRequest;
import io.brazier.api.volume.delete.DeleteVolume;
import io.brazier.volume.Volume;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;

/// One volume (`cinder/api/v3/volumes.py`). Its methods have the id in their own paths, or the
/// router would take the words after `/v3/volumes/` for ids.
@Path("/v3/volumes")
@RunOnVirtualThread
class VolumeResource {

  private final CurrentRequest request;
  private final Policy policy;
  private final VolumeReader reader;
  private final UpdateVolume update;
  private final DeleteVolume delete;

  VolumeResource(
      CurrentRequest request,
      Policy policy,
      VolumeReader reader,
      UpdateVolume update,
      DeleteVolume delete) {
    this.request = request;
    this.policy = policy;
    this.reader = reader;
    this.update = update;
    this.delete = delete;
  }

  @GET
  @Path("/{id}")
  public Map<String, VolumeView> show(@PathParam("id") String id) {
    VolumeParts parts = reader.getParts(id, request.context());
    return Map.of("volume", VolumeView.detail(parts, viewer()));
  }

  @PUT
  @Path("/{id}")
  public Map<String, VolumeView> update(@PathParam("id") String id) {
    UpdateVolumeRequest wanted = UpdateVolumeRequest.read(request.body(), request.version());
    VolumeParts parts = update.update(id, wanted, request.context());
    return Map.of("volume", VolumeView.of(parts, viewer()));
  }

  @DELETE
  @Path("/{id}")
  @ResponseStatus(202)
  public void delete(@PathParam("id") String id) {
    boolean force = request.atLeast("3.23") && request.query().strictBoolean("force");
    boolean cascade = request.query().strictBoolean("cascade");
    Volume volume = reader.permitted(id, "volume:delete", request.context());
    if (force) {
      reader.require("volume:force_delete", volume, request.context());
    }
    delete.delete(volume, force, cascade, request.context());
  }

  private Viewer viewer() {
    return Viewer.of(request, policy);
  }
}
