package io.brazier.scheduler.filter;

import io.brazier.backend.BackendAddress;
import io.brazier.backend.PoolState;
import io.brazier.scheduler.filter.Verdict.Passed;
import io.brazier.scheduler.filter.Verdict.Rejected;

/// The pool is the one, or of the backend, that the request names in `resource_backend`. Always on;
/// Cinder does the same after weighing (`cinder/scheduler/filter_scheduler.py`).
final class ResourceBackendFilter implements PoolFilter {

  @Override
  public Verdict judge(PoolState pool, PlacementRequest request) {
    String wanted = request.spec().resourceBackend();
    BackendAddress address = pool.address();
    if (wanted == null || wanted.equals(address.toString()) || wanted.equals(address.service())) {
      return new Passed();
    }
    return new Rejected("is not on " + wanted);
  }
}
