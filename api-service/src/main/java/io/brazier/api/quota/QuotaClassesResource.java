package io.brazier.api.quota;

import io.brazier.api.policy.Policy;
import io.brazier.api.request.CurrentRequest;
import io.brazier.api.view.ShownTexts;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;

/// Limits of quota classes (`cinder/api/contrib/quota_classes.py`); the class `default` holds those
/// of every project that has none of its own.
@Path("/v3/os-quota-class-sets/{class}")
@RunOnVirtualThread
class QuotaClassesResource {

  private final CurrentRequest request;
  private final Policy policy;
  private final Limits limits;

  QuotaClassesResource(CurrentRequest request, Policy policy, Limits limits) {
    this.request = request;
    this.policy = policy;
    this.limits = limits;
  }

  @GET
  public Map<String, QuotaSetView> show(@PathParam("class") String className) {
    policy.checkOwn("volume_extension:quota_classes:get", request.context());
    return wrapped(
        QuotaSetView.limits(limits.ofClass(className, request.context())).withId(className));
  }

  @PUT
  public Map<String, QuotaSetView> update(@PathParam("class") String className) {
    NewLimits wanted = NewLimits.ofClass(request.body(), request.version());
    policy.checkOwn("volume_extension:quota_classes:update", request.context());
    ShownTexts.requireFitting("quota_class_name", className);
    return wrapped(QuotaSetView.limits(limits.changeClass(className, wanted, request.context())));
  }

  private static Map<String, QuotaSetView> wrapped(QuotaSetView view) {
    return Map.of("quota_class_set", view);
  }
}
