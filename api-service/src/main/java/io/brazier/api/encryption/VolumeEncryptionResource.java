package io.brazier.api.encryption;

import io.brazier.api.fault.GenericText;
import io.brazier.api.request.CurrentRequest;
import io.brazier.api.volume.VolumeReader;
import io.brazier.encryption.Encryption.Rule;
import io.brazier.fault.Fault;
import io.brazier.volume.Volume;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// How a volume is encrypted, for who attaches it
/// (`cinder/api/contrib/volume_encryption_metadata.py`).
@Path("/v3/volumes/{id}/encryption")
@RunOnVirtualThread
class VolumeEncryptionResource {

  private final CurrentRequest request;
  private final VolumeReader volumes;
  private final TypeEncryptions encryptions;

  VolumeEncryptionResource(
      CurrentRequest request, VolumeReader volumes, TypeEncryptions encryptions) {
    this.request = request;
    this.volumes = volumes;
    this.encryptions = encryptions;
  }

  @GET
  public Map<String, @Nullable Object> show(@PathParam("id") String id) {
    Volume volume =
        volumes.permitted(id, "volume_extension:volume_encryption_metadata", request.context());
    Map<String, @Nullable Object> keys = new LinkedHashMap<>();
    keys.put("encryption_key_id", volume.encryptionKeyId());
    encryptions
        .ofVolumes(volume.volumeTypeId())
        .ifPresent(encryption -> keys.putAll(keys(encryption.rule())));
    return Collections.unmodifiableMap(keys);
  }

  /// One of the values, as a text without anything around it (quirk Q14). The REST layer is told
  /// that it is JSON, which is all that requests accept once the pipeline has seen them.
  @GET
  @Path("/{key}")
  @Produces(MediaType.APPLICATION_JSON)
  public RestResponse<String> show(@PathParam("id") String id, @PathParam("key") String key) {
    Map<String, @Nullable Object> all = show(id);
    if (!all.containsKey(key)) {
      throw new Fault.NotFound(GenericText.NOT_FOUND);
    }
    String value = Objects.toString(all.get(key), "");
    return RestResponse.ResponseBuilder.ok(value, MediaType.TEXT_PLAIN_TYPE).build();
  }

  private static Map<String, @Nullable Object> keys(Rule rule) {
    Map<String, @Nullable Object> keys = new LinkedHashMap<>();
    keys.put("control_location", rule.controlLocation());
    keys.put("cipher", rule.cipher());
    keys.put("key_size", rule.keySize());
    keys.put("provider", rule.provider());
    return keys;
  }
}
