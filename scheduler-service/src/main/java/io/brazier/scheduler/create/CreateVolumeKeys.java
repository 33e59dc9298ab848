package io.brazier.scheduler.create;

import io.brazier.flow.Key;
import io.brazier.message.RequestSpec;
import io.brazier.message.RetryState;
import io.brazier.work.Lease;

/// The values of the scheduler's create flow.
final class CreateVolumeKeys {

  /// The right to place the volume.
  static final Key<Lease> LEASE = Key.of("lease", Lease.class);

  /// The request as it came with the work.
  static final Key<RequestSpec> RAW_REQUEST_SPEC = Key.of("raw_request_spec", RequestSpec.class);

  /// The attempts before this one.
  static final Key<RetryState> RETRY = Key.of("retry", RetryState.class);

  /// What became of the volume.
  static final Key<ScheduleOutcome> OUTCOME = Key.of("outcome", ScheduleOutcome.class);

  /// This attempt: request and attempts, this one counted.
  static final Key<PlacementAttempt> REQUEST_SPEC = Key.of("request_spec", PlacementAttempt.class);

  private CreateVolumeKeys() {}
}
