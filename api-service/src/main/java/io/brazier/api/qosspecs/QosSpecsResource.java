package io.brazier.api.qosspecs;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.list.ListView;
import io.brazier.api.policy.Policy;
import io.brazier.api.request.CurrentRequest;
import io.brazier.fault.Fault;
import io.brazier.volumetype.VolumeType;
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

/// QoS specs (`cinder/api/contrib/qos_specs_manage.py`). That some of what is only read changes
/// something is Cinder's way, and its clients'.
@Path("/v3/qos-specs")
@RunOnVirtualThread
class QosSpecsResource {

  private final CurrentRequest request;
  private final Policy policy;
  private final ManageQosSpecs specs;

  QosSpecsResource(CurrentRequest request, Policy policy, ManageQosSpecs specs) {
    this.request = request;
    this.policy = policy;
    this.specs = specs;
  }

  @GET
  public ListView list() {
    check("get_all");
    return specs.list(request);
  }

  @POST
  public Map<String, Object> create() {
    QosSpecsRequest wanted = QosSpecsRequest.create(request.body(), request.version());
    check("create");
    QosSpecsView made = specs.create(wanted);
    request.concerns(made.id());
    return linked(made);
  }

  @GET
  @Path("/{id}")
  public Map<String, Object> show(@PathParam("id") String id) {
    check("get");
    return linked(specs.get(id));
  }

  @PUT
  @Path("/{id}")
  public JsonNode update(@PathParam("id") String id) {
    JsonNode body = request.body();
    QosSpecsRequest wanted = QosSpecsRequest.update(body, request.version());
    check("update");
    specs.update(id, wanted);
    return body;
  }

  @DELETE
  @Path("/{id}")
  @ResponseStatus(202)
  public void delete(@PathParam("id") String id) {
    check("delete");
    specs.delete(id, request.query().strictBoolean("force"));
  }

  @PUT
  @Path("/{id}/delete_keys")
  @ResponseStatus(202)
  public void deleteKeys(@PathParam("id") String id) {
    List<String> keys = QosSpecsRequest.keys(request.body(), request.version());
    check("delete");
    specs.deleteKeys(id, keys);
  }

  @GET
  @Path("/{id}/associations")
  public Map<String, List<Map<String, String>>> associations(@PathParam("id") String id) {
    check("get_all");
    return Map.of(
        "qos_associations",
        specs.associations(id).stream().map(QosSpecsResource::association).toList());
  }

  @GET
  @Path("/{id}/associate")
  @ResponseStatus(202)
  public void associate(@PathParam("id") String id) {
    check("update");
    specs.associate(id, typeId());
  }

  @GET
  @Path("/{id}/disassociate")
  @ResponseStatus(202)
  public void disassociate(@PathParam("id") String id) {
    check("update");
    specs.disassociate(id, typeId());
  }

  @GET
  @Path("/{id}/disassociate_all")
  @ResponseStatus(202)
  public void disassociateAll(@PathParam("id") String id) {
    check("update");
    specs.disassociateAll(id);
  }

  private String typeId() {
    return request
        .query()
        .findFilter("vol_type_id")
        .orElseThrow(() -> new Fault.Invalid("Volume Type id (vol_type_id) must not be None."));
  }

  private static Map<String, String> association(VolumeType type) {
    return Map.of("association_type", "volume_type", "name", type.name(), "id", type.id());
  }

  private Map<String, Object> linked(QosSpecsView view) {
    return Map.of("qos_specs", view, "links", request.links().of("qos-specs", view.id()));
  }

  private void check(String rule) {
    policy.checkOwn("volume_extension:qos_specs_manage:" + rule, request.context());
  }
}
