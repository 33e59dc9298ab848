package io.brazier.scheduler.create;

import io.brazier.flow.Key;
import io.brazier.message.CreateVolumeArguments;

/// The values of the scheduler's create flow.
final class CreateVolumeKeys {

  /// The volume.
  static final Key<String> VOLUME_ID = Key.of("volume_id", String.class);

  /// The request as it came with the work, and the attempts before this one.
  static final Key<CreateVolumeArguments> RAW_REQUEST_SPEC =
      Key.of("raw_request_spec", CreateVolumeArguments.class);

  /// This attempt: request and attempts, this one counted.
  static final Key<PlacementAttempt> REQUEST_SPEC = Key.of("request_spec", PlacementAttempt.class);

  /// What was decided.
  static final Key<ScheduleOutcome> OUTCOME = Key.of("outcome", ScheduleOutcome.class);

  private CreateVolumeKeys() {}
}
