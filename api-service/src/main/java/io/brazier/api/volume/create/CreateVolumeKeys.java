package io.brazier.api.volume.create;

import io.brazier.context.RequestContext;
import io.brazier.flow.Key;
import io.brazier.quota.ReservationId;
import io.brazier.volume.Volume;

/// The values that the tasks of the create flow pass on.
final class CreateVolumeKeys {

  /// Who asks.
  static final Key<RequestContext> CONTEXT = Key.of("context", RequestContext.class);

  /// What was asked for.
  static final Key<CreateVolumeRequest> REQUEST = Key.of("request", CreateVolumeRequest.class);

  /// The same with every default filled in and every rule checked.
  static final Key<ExtractedRequest> EXTRACTED = Key.of("extracted", ExtractedRequest.class);

  /// The quota that is held for it.
  static final Key<ReservationId> RESERVATIONS = Key.of("reservations", ReservationId.class);

  /// The volume's row.
  static final Key<Volume> VOLUME = Key.of("volume", Volume.class);

  private CreateVolumeKeys() {}
}
