package io.brazier.api.resource;

import io.brazier.api.policy.Policy;
import io.brazier.api.policy.PolicyTarget;
import io.brazier.context.RequestContext;
import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import jakarta.transaction.Transactional;

/// Reads the resources of a kind for those who may see them. What belongs to another project does
/// not exist (P7).
///
/// @param <R> a row of the kind
public abstract class ResourceReader<R> {

  private final Policy policy;

  protected ResourceReader(Policy policy) {
    this.policy = policy;
  }

  /// A live one.
  ///
  /// @throws Fault.NotFound if there is none in the scope
  protected abstract R find(String id, Scope scope);

  /// What policy is to know of it.
  protected abstract PolicyTarget target(R found);

  /// The policy rule that lets a caller see one.
  protected abstract String rule();

  /// The answer to a caller whom that rule hides it from.
  protected abstract Fault hidden(String id);

  /// A resource that the caller may see.
  ///
  /// @throws Fault.NotFound if there is none
  @Transactional
  public R get(String id, RequestContext context) {
    R found = find(id, Scope.visibleTo(context));
    if (!policy.allows(rule(), context, target(found))) {
      throw hidden(id);
    }
    return found;
  }

  /// A resource that the caller may see, if the rule lets the caller do this to it.
  ///
  /// @throws Fault.NotFound if there is none
  /// @throws Fault.Forbidden if the rule does not
  @Transactional
  public R permitted(String id, String rule, RequestContext context) {
    R found = get(id, context);
    require(rule, found, context);
    return found;
  }

  /// Refuses what the rule does not let the caller do to a resource.
  ///
  /// @throws Fault.Forbidden if it does not
  public void require(String rule, R found, RequestContext context) {
    policy.check(rule, context, target(found));
  }
}
