package io.brazier.api.quota;

import io.brazier.api.policy.Policy;
import io.brazier.api.policy.PolicyTarget;
import io.brazier.api.request.CurrentRequest;
import io.brazier.api.view.ShownTexts;
import io.brazier.quota.QuotaStanding;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Limits of projects (`cinder/api/contrib/quotas.py`). The id is that of any project.
@Path("/v3/os-quota-sets/{id}")
@RunOnVirtualThread
class QuotaSetsResource {

  private final CurrentRequest request;
  private final Policy policy;
  private final Limits limits;

  QuotaSetsResource(CurrentRequest request, Policy policy, Limits limits) {
    this.request = request;
    this.policy = policy;
    this.limits = limits;
  }

  @GET
  public Map<String, QuotaSetView> show(@PathParam("id") String projectId) {
    boolean usage = request.query().strictBoolean("usage");
    check("volume_extension:quotas:show", projectId);
    List<QuotaStanding> standings = limits.ofProject(projectId, request.context());
    QuotaSetView view = usage ? QuotaSetView.usages(standings) : QuotaSetView.limits(standings);
    return wrapped(view.withId(projectId));
  }

  @GET
  @Path("/defaults")
  public Map<String, QuotaSetView> defaults(@PathParam("id") String projectId) {
    check("volume_extension:quotas:show", projectId);
    return wrapped(QuotaSetView.limits(limits.defaults(request.context())).withId(projectId));
  }

  @PUT
  public Map<String, QuotaSetView> update(@PathParam("id") String projectId) {
    NewLimits wanted = NewLimits.ofProject(request.body(), request.version());
    check("volume_extension:quotas:update", projectId);
    ShownTexts.requireFitting("quota_set_name", projectId);
    return wrapped(QuotaSetView.limits(limits.changeProject(projectId, wanted, request.context())));
  }

  @DELETE
  @ResponseStatus(200)
  public void delete(@PathParam("id") String projectId) {
    check("volume_extension:quotas:delete", projectId);
    limits.reset(projectId);
  }

  private void check(String rule, String projectId) {
    policy.check(rule, request.context(), PolicyTarget.ofProject(projectId));
  }

  private static Map<String, QuotaSetView> wrapped(QuotaSetView view) {
    return Map.of("quota_set", view);
  }
}
