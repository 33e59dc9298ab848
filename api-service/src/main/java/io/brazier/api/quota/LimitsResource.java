package io.brazier.api.quota;

import io.brazier.api.policy.Policy;
import io.brazier.api.policy.PolicyTarget;
import io.brazier.api.request.CurrentRequest;
import io.brazier.api.request.QueryParameters;
import io.brazier.context.RequestContext;
import io.brazier.quota.QuotaStanding;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a project may use and uses, in the form that dashboards show (`cinder/api/v3/limits.py`,
/// `cinder/api/contrib/used_limits.py`).
@Path("/v3/limits")
@RunOnVirtualThread
class LimitsResource {

  private final CurrentRequest request;
  private final Policy policy;
  private final Limits limits;

  LimitsResource(CurrentRequest request, Policy policy, Limits limits) {
    this.request = request;
    this.policy = policy;
    this.limits = limits;
  }

  @GET
  public Map<String, LimitsView> show() {
    RequestContext context = request.context();
    List<QuotaStanding> standings =
        project(context)
            .map(id -> limits.ofProject(id, context))
            .orElseGet(() -> limits.defaults(context));
    boolean used =
        policy.allows("limits_extension:used_limits", context, PolicyTarget.own(context));
    return Map.of("limits", LimitsView.of(standings, used));
  }

  /// The caller's own project, or from 3.39 on the one that an administrator names. A token without
  /// a project sees the defaults.
  private Optional<String> project(RequestContext context) {
    QueryParameters query = request.query();
    Optional<String> own = Optional.ofNullable(context.projectId());
    return request.atLeast("3.39") && context.admin()
        ? query.find("project_id").or(() -> query.find("tenant_id")).or(() -> own)
        : own;
  }
}
