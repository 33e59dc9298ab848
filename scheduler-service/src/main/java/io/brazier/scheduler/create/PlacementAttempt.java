package io.brazier.scheduler.create;

import io.brazier.backend.BackendAddress;
import io.brazier.message.RequestSpec;
import io.brazier.message.RetryState;
import io.brazier.scheduler.filter.PlacementRequest;
import java.util.ArrayList;
import java.util.List;

/// One attempt to place a volume.
///
/// @param volumeId the volume
/// @param spec what the volume must be like
/// @param retry the attempts so far, this one counted
record PlacementAttempt(String volumeId, RequestSpec spec, RetryState retry) {

  /// Counts one more attempt (`_populate_retry`, `cinder/scheduler/filter_scheduler.py`).
  static PlacementAttempt after(String volumeId, RequestSpec spec, RetryState before) {
    return new PlacementAttempt(
        volumeId,
        spec,
        new RetryState(before.attempts() + 1, before.backends(), before.lastError()));
  }

  PlacementRequest request() {
    return new PlacementRequest(spec, retry.backends());
  }

  /// The attempts as the volume service gets them: with the pool it was placed on.
  RetryState triedOn(BackendAddress pool) {
    List<String> tried = new ArrayList<>(retry.backends());
    tried.add(pool.toString());
    return new RetryState(retry.attempts(), tried, retry.lastError());
  }
}
