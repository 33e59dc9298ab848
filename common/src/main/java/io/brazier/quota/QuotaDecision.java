package io.brazier.quota;

import java.util.List;

/// Whether a request fits into its limits.
public sealed interface QuotaDecision {

  /// Every amount fits.
  record Allowed() implements QuotaDecision {}

  /// At least one does not, so nothing is taken.
  ///
  /// @param overs the limits in the way: `per_volume_gigabytes` first, then by name; not empty
  record Refused(List<OverQuota> overs) implements QuotaDecision {

    /// Refuses to be without a reason.
    public Refused {
      overs = List.copyOf(overs);
      if (overs.isEmpty()) {
        throw new IllegalArgumentException("refused without a reason");
      }
    }

    /// The one that the client is told of (`process_reserve_over_quota`, `cinder/quota_utils.py`).
    public OverQuota decisive() {
      return overs.getFirst();
    }
  }
}
