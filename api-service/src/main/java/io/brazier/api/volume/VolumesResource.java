package io.brazier.api.volume;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.brazier.api.list.ListView;
import io.brazier.api.microversion.Since;
import io.brazier.api.policy.Policy;
import io.brazier.api.request.CurrentRequest;
import io.brazier.api.volume.create.CreateVolume;
import io.brazier.api.volume.create.CreateVolumeBody;
import io.brazier.api.volume.create.CreateVolumeRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Volumes (`cinder/api/v3/volumes.py`).
@Path("/v3/volumes")
@RunOnVirtualThread
class VolumesResource {

  private final CurrentRequest request;
  private final Policy policy;
  private final ObjectMapper json;
  private final CreateVolume create;
  private final VolumeLists lists;

  VolumesResource(
      CurrentRequest request,
      Policy policy,
      ObjectMapper json,
      CreateVolume create,
      VolumeLists lists) {
    this.request = request;
    this.policy = policy;
    this.json = json;
    this.create = create;
    this.lists = lists;
  }

  @POST
  @ResponseStatus(202)
  public Map<String, VolumeView> create() {
    CreateVolumeRequest wanted = CreateVolumeBody.read(request.body(), request.version(), json);
    CreateVolume.Accepted accepted = create.create(wanted, request.context());
    request.concerns(accepted.row().id().value());
    VolumeParts parts = VolumeParts.of(accepted, wanted.metadata());
    return Map.of("volume", VolumeView.of(parts, viewer()));
  }

  @GET
  @Path("/summary")
  @Since("3.12")
  public Map<String, VolumeSummaryView> summary() {
    policy.checkOwn("volume:get_all", request.context());
    return Map.of("volume-summary", lists.summary(request));
  }

  @GET
  public ListView list() {
    policy.checkOwn("volume:get_all", request.context());
    return lists.summaries(request);
  }

  @GET
  @Path("/detail")
  public ListView detail() {
    policy.checkOwn("volume:get_all", request.context());
    return lists.details(request, viewer());
  }

  private Viewer viewer() {
    return Viewer.of(request, policy);
  }
}
