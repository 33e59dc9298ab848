package io.brazier.scheduler.claim;

import io.brazier.backend.BackendAddress;
import io.brazier.backend.ClaimOutcome;
import io.brazier.backend.ClaimOutcome.Claimed;
import io.brazier.backend.ClaimOutcome.Full;
import io.brazier.backend.ClaimOutcome.ReportChanged;
import io.brazier.backend.PoolCapacity;
import io.brazier.backend.PoolReport;
import io.brazier.backend.PoolState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Pools in memory, with what others do between a scheduler's reading and its claim.
public final class FakePools implements Pools {

  private final Map<BackendAddress, PoolState> pools = new LinkedHashMap<>();
  private Runnable beforeClaim = () -> {};
  private int readings;

  /// Pools as they are at first.
  public FakePools(PoolState... states) {
    for (PoolState state : states) {
      pools.put(state.address(), state);
    }
  }

  @Override
  public List<PoolState> list() {
    readings++;
    return List.copyOf(pools.values());
  }

  @Override
  public ClaimOutcome claim(PoolState seen, int sizeGib, boolean wantsThin) {
    beforeClaim.run();
    PoolState now = state(seen.address());
    if (now.reportSequence() != seen.reportSequence()) {
      return new ReportChanged();
    }
    if (now.claimedGib() > PoolCapacity.of(seen, wantsThin).claimCeilingGib() - sizeGib) {
      return new Full();
    }
    add(now, sizeGib);
    return new Claimed();
  }

  /// What is claimed on a pool.
  public long claimedGib(String address) {
    return state(BackendAddress.parse(address)).claimedGib();
  }

  int readings() {
    return readings;
  }

  void beforeEachClaim(Runnable others) {
    beforeClaim = others;
  }

  void beforeNextClaim(Runnable others) {
    beforeClaim =
        () -> {
          beforeClaim = () -> {};
          others.run();
        };
  }

  void othersClaim(String address, int sizeGib) {
    add(state(BackendAddress.parse(address)), sizeGib);
  }

  void report(String address, PoolReport report) {
    PoolState old = state(BackendAddress.parse(address));
    put(
        new PoolState(
            old.address(),
            old.availabilityZone(),
            report,
            old.reportSequence() + 1,
            old.claimedGib(),
            old.serviceUuid()));
  }

  private void add(PoolState old, int sizeGib) {
    put(
        new PoolState(
            old.address(),
            old.availabilityZone(),
            old.report(),
            old.reportSequence(),
            old.claimedGib() + sizeGib,
            old.serviceUuid()));
  }

  private void put(PoolState state) {
    pools.put(state.address(), state);
  }

  private PoolState state(BackendAddress address) {
    PoolState state = pools.get(address);
    if (state == null) {
      throw new IllegalStateException("no pool " + address);
    }
    return state;
  }
}
