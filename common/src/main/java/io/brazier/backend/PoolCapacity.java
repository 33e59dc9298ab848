package io.brazier.backend;

import io.brazier.backend.CapacityVerdict.Fits;
import io.brazier.backend.CapacityVerdict.Refused;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// How much of a pool is left: Cinder's capacity arithmetic (`calculate_capacity_factors`,
/// `cinder/scheduler/sched_utils.py`) on one report and the claims that the report does not show
/// yet.
///
/// What the backend has seen of our claims and what it has not are told apart by sums, never by
/// clocks: `unseen = claimed - report.allocated`. A claim therefore fits exactly if the pool's
/// claims with it stay within [#claimCeilingGib()], which depends on the report alone, so that the
/// claim is one conditional statement. An old report stays true: what was claimed or given back
/// since is in the sum of the claims.
///
/// Decided where Cinder errs: a pool that is wholly reserved has no room and divides nothing (S-9);
/// there is one over-subscription test and it is the strict one (S-8); and thin pools also need
/// real space (S-10): space must be free above the reserve, and each GiB placed since the report is
/// taken to fill `1 / max_over_subscription_ratio` GiB of it, which is the operator's own estimate
/// of how full thin volumes get.
///
/// @param report the pool's last report; a capacity that is not finite is Cinder's `infinite` or
///   `unknown`
/// @param claimedGib sum of the sizes of all volumes placed on the pool
/// @param wantsThin whether the volume type allows thin volumes; a thick type on a thin pool is
///   counted in full
public record PoolCapacity(PoolReport report, long claimedGib, boolean wantsThin) {

  /// Arithmetic noise of doubles, about a KiB; far below an LVM extent of 4 MiB.
  private static final double NOISE_GIB = 1e-6;

  /// The capacity of a pool as a scheduler sees it.
  public static PoolCapacity of(PoolState state, boolean wantsThin) {
    return new PoolCapacity(state.report(), state.claimedGib(), wantsThin);
  }

  /// False where the backend says `infinite` or `unknown` in place of a figure.
  public boolean known() {
    return Double.isFinite(report.totalCapacityGib()) && Double.isFinite(report.freeCapacityGib());
  }

  /// What may be placed on the pool in all: without the reserve and, for thin, times the
  /// over-subscription ratio.
  public double totalAvailableGib() {
    double unreserved = report.totalCapacityGib() - reservedGib();
    return thin() ? unreserved * report.maxOverSubscriptionRatio() : unreserved;
  }

  /// Cinder's `virtual_free` less what was claimed and not seen; may be negative. The capacity
  /// weigher's figure.
  public double virtualFreeGib() {
    double unsold = totalAvailableGib() - report.provisionedCapacityGib();
    double seenFree = thin() ? unsold : Math.min(report.freeCapacityGib(), unsold);
    return seenFree - (claimedGib - report.allocatedCapacityGib());
  }

  /// The most that all claims on the pool may sum to under this report, rounded down to whole GiB
  /// so that it never over-commits; 0 if nothing may be placed at all.
  public long claimCeilingGib() {
    if (!known()) {
      return unknownTakesAll() ? Long.MAX_VALUE : 0;
    }
    if (refusesAll()) {
      return 0;
    }
    double room = thin() ? Math.min(unsoldGib(), realRoomGib()) : Math.min(unsoldGib(), freeGib());
    return Math.max(0, (long) Math.floor(report.allocatedCapacityGib() + room + NOISE_GIB));
  }

  /// Whether a volume of this size may be placed; the same answer that the claim will get as long
  /// as report and claims stay as they are. A request for nothing always fits, as in Cinder.
  public CapacityVerdict fits(int sizeGib) {
    return sizeGib == 0 || claimedGib <= claimCeilingGib() - sizeGib
        ? new Fits()
        : new Refused(reason(sizeGib));
  }

  private boolean thin() {
    return wantsThin && report.thinProvisioning() && known();
  }

  /// Floored to whole GiB, as Cinder does.
  private double reservedGib() {
    return Math.floor(report.totalCapacityGib() * report.reservedPercentage() / 100);
  }

  private double unsoldGib() {
    return totalAvailableGib() - report.provisionedCapacityGib();
  }

  private double freeGib() {
    return report.freeCapacityGib();
  }

  private double realFreeGib() {
    return report.freeCapacityGib() - reservedGib();
  }

  private double realRoomGib() {
    return realFreeGib() * report.maxOverSubscriptionRatio();
  }

  /// Cinder's order: unknown free space takes everything; unknown total only without a reserve.
  private boolean unknownTakesAll() {
    return !Double.isFinite(report.freeCapacityGib()) || report.reservedPercentage() == 0;
  }

  private boolean refusesAll() {
    return report.totalCapacityGib() <= 0
        || totalAvailableGib() <= 0
        || (thin() && (report.maxOverSubscriptionRatio() < 1 || realFreeGib() <= 0));
  }

  private String reason(int sizeGib) {
    if (!known()) {
      return "its total capacity is unknown but %d %% of it is reserved"
          .formatted(report.reservedPercentage());
    }
    if (report.totalCapacityGib() <= 0) {
      return "it reports no capacity";
    }
    if (thin() && report.maxOverSubscriptionRatio() < 1) {
      return "its max_over_subscription_ratio %s is below 1"
          .formatted(text(report.maxOverSubscriptionRatio()));
    }
    if (totalAvailableGib() <= 0) {
      return "all of its %s GiB are reserved (%d %%)"
          .formatted(text(report.totalCapacityGib()), report.reservedPercentage());
    }
    return shortage(sizeGib);
  }

  private String shortage(int sizeGib) {
    if (thin() && realRoomGib() < unsoldGib()) {
      return "needs %d GiB of thin space at a ratio of %s, %s GiB really free of %s"
          .formatted(
              sizeGib,
              text(report.maxOverSubscriptionRatio()),
              text(Math.max(0, realFreeGib())),
              text(report.totalCapacityGib()));
    }
    return "needs %d GiB, %s GiB free of %s"
        .formatted(sizeGib, text(Math.max(0, virtualFreeGib())), text(totalAvailableGib()));
  }

  /// At most two decimals, rounded down: a pool never looks fuller of room than it is.
  private static String text(double gib) {
    return BigDecimal.valueOf(gib)
        .setScale(2, RoundingMode.FLOOR)
        .stripTrailingZeros()
        .toPlainString();
  }
}
