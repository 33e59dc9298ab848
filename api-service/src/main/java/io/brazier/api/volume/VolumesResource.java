package io.brazier.api.volume;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.brazier.api.microversion.Since;
import io.brazier.api.policy.Policy;
import io.brazier.api.policy.PolicyTarget;
import io.brazier.api.request.CurrentRequest;
import io.brazier.api.volume.create.AcceptedVolume;
import io.brazier.api.volume.create.CreateVolumeBody;
import io.brazier.api.volume.create.CreateVolumeRequest;
import io.brazier.volume.Volume;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Volumes (`cinder/api/v3/volumes.py`).
@Path("/v3/volumes")
@RunOnVirtualThread
class VolumesResource {

  private final CurrentRequest request;
  private final Policy policy;
  private final ObjectMapper json;
  private final VolumeReader reader;
  private final VolumeUseCases useCases;

  VolumesResource(
      CurrentRequest request,
      Policy policy,
      ObjectMapper json,
      VolumeReader reader,
      VolumeUseCases useCases) {
    this.request = request;
    this.policy = policy;
    this.json = json;
    this.reader = reader;
    this.useCases = useCases;
  }

  @POST
  @ResponseStatus(202)
  public Map<String, VolumeView> create() {
    CreateVolumeRequest wanted = CreateVolumeBody.read(request.body(), request.version(), json);
    AcceptedVolume accepted = useCases.create().create(wanted, request.context());
    return wrapped(VolumeView.of(VolumeParts.of(accepted, wanted.metadata()), viewer()));
  }

  @GET
  @Path("/summary")
  @Since("3.12")
  public Map<String, VolumeSummaryView> summary() {
    policy.checkOwn("volume:get_all", request.context());
    return Map.of("volume-summary", useCases.lists().summary(request));
  }

  @GET
  public VolumeListView list() {
    policy.checkOwn("volume:get_all", request.context());
    return useCases.lists().summaries(request);
  }

  @GET
  @Path("/detail")
  public VolumeListView detail() {
    policy.checkOwn("volume:get_all", request.context());
    return useCases.lists().details(request, viewer());
  }

  @GET
  @Path("/{id}")
  public Map<String, VolumeView> show(@PathParam("id") String id) {
    Volume volume = reader.get(id, request.context());
    return wrapped(VolumeView.detail(reader.parts(volume), viewer()));
  }

  @PUT
  @Path("/{id}")
  public Map<String, VolumeView> update(@PathParam("id") String id) {
    UpdateVolumeRequest wanted = UpdateVolumeRequest.read(request.body(), request.version());
    Volume volume = reader.get(id, request.context());
    check("volume:update", volume);
    Volume updated = useCases.update().update(volume, wanted);
    return wrapped(VolumeView.of(reader.parts(updated), viewer()));
  }

  @DELETE
  @Path("/{id}")
  @ResponseStatus(202)
  public void delete(@PathParam("id") String id) {
    boolean force = request.atLeast("3.23") && request.query().strictBoolean("force");
    // read for its form only: without snapshots a cascade is a plain delete
    request.query().strictBoolean("cascade");
    Volume volume = reader.get(id, request.context());
    check("volume:delete", volume);
    if (force) {
      check("volume:force_delete", volume);
    }
    useCases.delete().delete(volume, force, request.context());
  }

  private void check(String rule, Volume volume) {
    policy.check(rule, request.context(), PolicyTarget.ofProject(volume.projectId()));
  }

  private Viewer viewer() {
    return Viewer.of(request, policy);
  }

  private static Map<String, VolumeView> wrapped(VolumeView view) {
    return Map.of("volume", view);
  }
}
