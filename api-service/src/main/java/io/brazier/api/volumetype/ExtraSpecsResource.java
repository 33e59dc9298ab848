package io.brazier.api.volumetype;

import io.brazier.api.policy.Policy;
import io.brazier.api.request.CurrentRequest;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schema;
import io.brazier.api.schema.Schemas;
import io.brazier.fault.Fault;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Collections;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// The extra specs of a volume type (`cinder/api/contrib/types_extra_specs.py`).
@Path("/v3/types/{id}/extra_specs")
@RunOnVirtualThread
class ExtraSpecsResource {

  private static final String ELEMENT = "extra_specs";
  private static final ObjectSchema ALL = ObjectSchema.body(ELEMENT, Schemas.specs());
  private static final Schema ONE = Schemas.someSpecs();

  private final CurrentRequest request;
  private final Policy policy;
  private final VolumeTypeReader reader;
  private final ChangeExtraSpecs changes;

  ExtraSpecsResource(
      CurrentRequest request, Policy policy, VolumeTypeReader reader, ChangeExtraSpecs changes) {
    this.request = request;
    this.policy = policy;
    this.reader = reader;
    this.changes = changes;
  }

  @GET
  public Map<String, Map<String, @Nullable String>> list(@PathParam("id") String id) {
    check("index");
    return Map.of(ELEMENT, visible(id));
  }

  @POST
  public Map<String, Map<String, @Nullable String>> merge(@PathParam("id") String id) {
    ALL.check(request.body(), request.version());
    Map<String, @Nullable String> specs = SpecFields.read(request.body().get(ELEMENT));
    check("create");
    changes.merge(id, specs);
    return Map.of(ELEMENT, specs);
  }

  @GET
  @Path("/{key}")
  public Map<String, @Nullable String> show(
      @PathParam("id") String id, @PathParam("key") String key) {
    check("show");
    Map<String, @Nullable String> specs = visible(id);
    if (!specs.containsKey(key)) {
      throw ChangeExtraSpecs.missing(id, key);
    }
    return Collections.singletonMap(key, specs.get(key));
  }

  @PUT
  @Path("/{key}")
  public Map<String, @Nullable String> change(
      @PathParam("id") String id, @PathParam("key") String key) {
    ONE.check(request.body(), request.version());
    Map<String, @Nullable String> spec = SpecFields.read(request.body());
    if (!spec.containsKey(key)) {
      throw new Fault.Invalid("Request body and URI mismatch");
    }
    if (spec.size() > 1) {
      throw new Fault.Invalid("Request body contains too many items");
    }
    check("update");
    changes.merge(id, spec);
    return spec;
  }

  @DELETE
  @Path("/{key}")
  @ResponseStatus(202)
  public void delete(@PathParam("id") String id, @PathParam("key") String key) {
    check("delete");
    changes.delete(id, key);
  }

  private Map<String, @Nullable String> visible(String id) {
    VolumeTypeParts parts = reader.get(id, request.context());
    return VolumeTypeViewer.of(request.context(), policy).visible(parts.extraSpecs());
  }

  private void check(String rule) {
    policy.checkOwn("volume_extension:types_extra_specs:" + rule, request.context());
  }
}
