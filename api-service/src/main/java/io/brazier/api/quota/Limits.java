package io.brazier.api.quota;

import io.brazier.context.RequestContext;
import io.brazier.context.Scope;
import io.brazier.quota.QuotaSets;
import io.brazier.quota.QuotaStanding;
import io.brazier.quota.Quotas;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/// Reads and changes the limits of projects and classes, each call in one transaction. They name
/// the volume types that the caller may see, and those that the project uses.
@ApplicationScoped
class Limits {

  private final Quotas quotas;
  private final QuotaSets sets;

  Limits(Quotas quotas, QuotaSets sets) {
    this.quotas = quotas;
    this.sets = sets;
  }

  /// How a project stands. Whether it exists is not asked: an unknown one has the defaults.
  @Transactional
  public List<QuotaStanding> ofProject(String projectId, RequestContext caller) {
    return quotas.usages(projectId, viewer(caller));
  }

  /// The limits of a project that has none of its own.
  @Transactional
  public List<QuotaStanding> defaults(RequestContext caller) {
    return sets.defaults(viewer(caller));
  }

  /// The limits of a class; those of an unknown one are the defaults.
  @Transactional
  public List<QuotaStanding> ofClass(String className, RequestContext caller) {
    return sets.classLimits(className, viewer(caller));
  }

  /// Changes a project's limits, all or none.
  ///
  /// @return all its limits as they are now
  /// @throws io.brazier.fault.Fault.Invalid if a key is no resource, or a limit is below the usage
  @Transactional
  public List<QuotaStanding> changeProject(
      String projectId, NewLimits wanted, RequestContext caller) {
    sets.update(projectId, wanted.limits());
    return quotas.usages(projectId, viewer(caller));
  }

  /// Returns a project to the defaults.
  @Transactional
  public void reset(String projectId) {
    sets.delete(projectId);
  }

  /// Changes a class's limits, all or none.
  ///
  /// @return all its limits as they are now
  /// @throws io.brazier.fault.Fault.Invalid if a key is no resource
  @Transactional
  public List<QuotaStanding> changeClass(
      String className, NewLimits wanted, RequestContext caller) {
    sets.updateClass(className, wanted.limits());
    return sets.classLimits(className, viewer(caller));
  }

  private static Scope viewer(RequestContext caller) {
    return caller.admin() ? new Scope.All() : Scope.ownedBy(caller);
  }
}
