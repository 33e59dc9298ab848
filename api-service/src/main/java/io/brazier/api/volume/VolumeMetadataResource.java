package io.brazier.api.volume;

import io.brazier.api.policy.Policy;
import io.brazier.api.policy.PolicyTarget;
import io.brazier.api.request.CurrentRequest;
import io.brazier.api.schema.BodyFields;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schemas;
import io.brazier.fault.Fault;
import io.brazier.volume.Volume;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The metadata of a volume (`cinder/api/v3/volume_metadata.py`).
@Path("/v3/volumes/{id}/metadata")
@RunOnVirtualThread
class VolumeMetadataResource {

  private static final ObjectSchema ALL = ObjectSchema.body("metadata", Schemas.metadata());
  private static final ObjectSchema ONE = ObjectSchema.body("meta", Schemas.metadataItem());

  private final CurrentRequest request;
  private final Policy policy;
  private final VolumeReader reader;
  private final VolumeMetadata metadata;
  private final MetadataTag tags;

  VolumeMetadataResource(
      CurrentRequest request,
      Policy policy,
      VolumeReader reader,
      VolumeMetadata metadata,
      MetadataTag tags) {
    this.request = request;
    this.policy = policy;
    this.reader = reader;
    this.metadata = metadata;
    this.tags = tags;
  }

  @GET
  public RestResponse<Map<String, Map<String, String>>> list(@PathParam("id") String id) {
    Volume volume = volume(id, "volume:get_volume_metadata");
    Map<String, Map<String, String>> body = Map.of("metadata", metadata.get(volume));
    RestResponse.ResponseBuilder<Map<String, Map<String, String>>> reply =
        RestResponse.ResponseBuilder.ok(body);
    if (request.atLeast("3.15")) {
      reply.header("Etag", tags.of(body));
    }
    return reply.build();
  }

  @POST
  public Map<String, Map<String, String>> merge(@PathParam("id") String id) {
    Map<String, String> pairs = pairs(ALL, "metadata");
    Volume volume = volume(id, "volume:create_volume_metadata");
    return Map.of("metadata", metadata.merge(volume, pairs));
  }

  @PUT
  public Map<String, Map<String, String>> replace(
      @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
    Map<String, String> pairs = pairs(ALL, "metadata");
    Volume volume = volume(id, "volume:update_volume_metadata");
    return Map.of("metadata", metadata.replace(volume, pairs, condition(ifMatch)));
  }

  @GET
  @Path("/{key}")
  public Map<String, Map<String, String>> show(
      @PathParam("id") String id, @PathParam("key") String key) {
    Volume volume = volume(id, "volume:get_volume_metadata");
    return Map.of("meta", Map.of(key, metadata.get(volume, key)));
  }

  @PUT
  @Path("/{key}")
  public Map<String, Map<String, String>> change(
      @PathParam("id") String id,
      @PathParam("key") String key,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    Map<String, String> pair = pairs(ONE, "meta");
    if (!pair.containsKey(key)) {
      throw new Fault.Invalid("Request body and URI mismatch");
    }
    Volume volume = volume(id, "volume:update_volume_metadata");
    metadata.merge(volume, pair, condition(ifMatch));
    return Map.of("meta", pair);
  }

  @DELETE
  @Path("/{key}")
  @ResponseStatus(200)
  public void delete(@PathParam("id") String id, @PathParam("key") String key) {
    metadata.delete(volume(id, "volume:delete_volume_metadata"), key);
  }

  private Map<String, String> pairs(ObjectSchema schema, String element) {
    schema.check(request.body(), request.version());
    return new BodyFields(request.body()).map(element).orElse(Map.of());
  }

  private Volume volume(String id, String rule) {
    Volume volume = reader.get(id, request.context());
    policy.check(rule, request.context(), PolicyTarget.ofProject(volume.projectId()));
    return volume;
  }

  private MetadataTag.Condition condition(@Nullable String ifMatch) {
    return request.atLeast("3.15") ? tags.condition(ifMatch) : MetadataTag.Condition.NONE;
  }
}
