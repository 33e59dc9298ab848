package io.brazier.scheduler.claim;

import io.brazier.backend.ClaimOutcome;
import io.brazier.backend.PoolState;
import java.util.List;

/// The pools as the scheduler needs them. Everything happens in the caller's transaction, which
/// must see what others commit meanwhile (read committed).
public interface Pools {

  /// The pools of all live, enabled services as they are now.
  List<PoolState> list();

  /// Claims room on a pool as it was seen.
  ClaimOutcome claim(PoolState pool, int sizeGib, boolean wantsThin);
}
