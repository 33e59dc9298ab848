package io.brazier.scheduler.filter;

import io.brazier.message.RequestSpec;
import java.util.List;

/// What filters and weighers know of a request.
///
/// @param spec what the volume must be like
/// @param attemptedPools the pools that were tried for it, as `host@backend#pool`
public record PlacementRequest(RequestSpec spec, List<String> attemptedPools) {

  private static final String PROVISIONING_TYPE = "provisioning:type";
  private static final String THICK = "thick";

  /// Copies the list.
  public PlacementRequest {
    attemptedPools = List.copyOf(attemptedPools);
  }

  /// Whether the volume may be thin where the pool is: everywhere but where the type says `thick`.
  public boolean wantsThin() {
    return !THICK.equals(spec.extraSpecs().get(PROVISIONING_TYPE));
  }
}
