package io.brazier.api.encryption;

import io.brazier.api.fault.GenericText;
import io.brazier.api.policy.Policy;
import io.brazier.api.request.CurrentRequest;
import io.brazier.api.view.WireTime;
import io.brazier.encryption.Encryption;
import io.brazier.fault.Fault;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// How volumes of a type are to be encrypted (`cinder/api/contrib/volume_type_encryption.py`). A
/// type has one such thing at most, so nobody looks at its id in the path; old clients write
/// `provider` there.
@Path("/v3/types/{id}/encryption")
@RunOnVirtualThread
class TypeEncryptionResource {

  private final CurrentRequest request;
  private final Policy policy;
  private final TypeEncryptions encryptions;

  TypeEncryptionResource(CurrentRequest request, Policy policy, TypeEncryptions encryptions) {
    this.request = request;
    this.policy = policy;
    this.encryptions = encryptions;
  }

  @GET
  public Map<String, @Nullable Object> list(@PathParam("id") String typeId) {
    check("get");
    return shown(typeId);
  }

  @GET
  @Path("/{key}")
  public Map<String, @Nullable Object> show(
      @PathParam("id") String typeId, @PathParam("key") String key) {
    check("get");
    Map<String, @Nullable Object> all = shown(typeId);
    if (!all.containsKey(key)) {
      throw new Fault.NotFound(GenericText.NOT_FOUND);
    }
    return Collections.singletonMap(key, all.get(key));
  }

  @POST
  public Map<String, Map<String, @Nullable Object>> create(@PathParam("id") String typeId) {
    EncryptionRequest wanted = EncryptionRequest.create(request.body(), request.version());
    check("create");
    Map<String, @Nullable Object> reply = wanted.repeated();
    reply.put("encryption_id", encryptions.create(typeId, wanted));
    reply.put("volume_type_id", typeId);
    return Map.of("encryption", reply);
  }

  @PUT
  @Path("/{key}")
  public Map<String, Map<String, @Nullable Object>> update(@PathParam("id") String typeId) {
    EncryptionRequest wanted = EncryptionRequest.update(request.body(), request.version());
    check("update");
    encryptions.update(typeId, wanted);
    return Map.of("encryption", wanted.repeated());
  }

  @DELETE
  @Path("/{key}")
  @ResponseStatus(202)
  public void delete(@PathParam("id") String typeId) {
    check("delete");
    encryptions.delete(typeId);
  }

  private Map<String, @Nullable Object> shown(String typeId) {
    return encryptions
        .find(typeId, request.context())
        .map(TypeEncryptionResource::keys)
        .orElse(Collections.emptyMap());
  }

  private static Map<String, @Nullable Object> keys(Encryption encryption) {
    Map<String, @Nullable Object> keys = new LinkedHashMap<>();
    keys.put("volume_type_id", encryption.typeId());
    keys.put("control_location", encryption.rule().controlLocation());
    keys.put("encryption_id", encryption.id());
    keys.put("key_size", encryption.rule().keySize());
    keys.put("provider", encryption.rule().provider());
    keys.put("cipher", encryption.rule().cipher());
    keys.put("created_at", WireTime.of(encryption.createdAt()));
    keys.put("updated_at", WireTime.of(encryption.updatedAt()));
    // there are no deleted ones, and Cinder shows them of none either
    keys.put("deleted_at", null);
    keys.put("deleted", false);
    return keys;
  }

  private void check(String rule) {
    policy.checkOwn("volume_extension:volume_type_encryption:" + rule, request.context());
  }
}
