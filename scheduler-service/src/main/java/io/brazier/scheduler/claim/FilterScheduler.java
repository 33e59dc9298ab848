package io.brazier.scheduler.claim;

import io.brazier.backend.ClaimOutcome;
import io.brazier.backend.PoolState;
import io.brazier.scheduler.claim.Placement.NoValidBackend;
import io.brazier.scheduler.claim.Placement.Placed;
import io.brazier.scheduler.filter.FilterChain;
import io.brazier.scheduler.filter.FilteredPools;
import io.brazier.scheduler.filter.PlacementRequest;
import io.brazier.scheduler.filter.Rejection;
import io.brazier.scheduler.weigher.PoolRanking;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the best pool for a volume and claims its room (`cinder/scheduler/filter_scheduler.py`).
///
/// Candidates are tried best first. If another scheduler was quicker on one, the next is tried; if
/// it was quicker on all, the pools are read again, since room may have come back or the reports
/// may have changed. All of it happens in the caller's transaction, and the pool's row stays locked
/// until that ends, so the caller commits soon after.
public final class FilterScheduler {

  /// A round is lost only if others claim or report between its reading and its claim.
  private static final int ROUNDS = 5;

  private static final String NOTHING_LEFT = "No weighed backends available";

  private final Pools pools;
  private final FilterChain filters;
  private final PoolRanking ranking;

  /// A scheduler of these parts; safe for threads if they are.
  public FilterScheduler(Pools pools, FilterChain filters, PoolRanking ranking) {
    this.pools = pools;
    this.filters = filters;
    this.ranking = ranking;
  }

  /// Chooses and claims a pool.
  public Placement place(PlacementRequest request) {
    List<Rejection> lost = List.of();
    for (int round = 0; round < ROUNDS; round++) {
      FilteredPools filtered = filters.apply(pools.list(), request);
      if (filtered.passed().isEmpty()) {
        return refuse(filtered.rejections());
      }
      List<PoolState> candidates = ranking.rank(filtered.passed(), request);
      Optional<PoolState> claimed = claimFirst(candidates, request);
      if (claimed.isPresent()) {
        return new Placed(claimed.get(), filtered.rejections());
      }
      lost = Stream.concat(filtered.rejections().stream(), lostTo(candidates)).toList();
    }
    return refuse(lost);
  }

  /// The pools that would do, none of them claimed: for what is there already and needs no room.
  public FilteredPools fitting(PlacementRequest request) {
    return filters.apply(pools.list(), request);
  }

  private Optional<PoolState> claimFirst(List<PoolState> candidates, PlacementRequest request) {
    return candidates.stream().filter(pool -> claims(pool, request)).findFirst();
  }

  private boolean claims(PoolState pool, PlacementRequest request) {
    return switch (pools.claim(pool, request.spec().sizeGib(), request.wantsThin())) {
      case ClaimOutcome.Claimed() -> true;
      case ClaimOutcome.Full() -> false;
      case ClaimOutcome.ReportChanged() -> false;
    };
  }

  private static Stream<Rejection> lostTo(List<PoolState> candidates) {
    return candidates.stream()
        .map(
            pool -> new Rejection(pool.address(), "Claim", "others were quicker, time after time"));
  }

  private static NoValidBackend refuse(List<Rejection> rejections) {
    List<Rejection> sorted = new ArrayList<>(rejections);
    sorted.sort((a, b) -> a.pool().toString().compareTo(b.pool().toString()));
    String reason =
        rejections.isEmpty()
            ? NOTHING_LEFT + ": no running and enabled volume service reports a pool"
            : NOTHING_LEFT;
    return new NoValidBackend(reason, sorted);
  }
}
