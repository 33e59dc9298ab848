package io.brazier.scheduler.create;

import io.brazier.backend.PoolState;
import io.brazier.message.RequestSpec;
import io.brazier.message.RetryState;
import io.brazier.usermessage.MessageDetail;
import io.brazier.work.Lease;
import org.jspecify.annotations.Nullable;

/// Remembers the decision on one volume.
final class FakeVolumePlacement implements VolumePlacement {

  private boolean waiting = true;
  private @Nullable RetryState retry;
  private @Nullable String cause;

  @Override
  public boolean place(Lease lease, RequestSpec spec, PoolState pool, RetryState attempts) {
    if (waiting) {
      retry = attempts;
    }
    return waiting;
  }

  @Override
  public void fail(Lease lease, MessageDetail detail, String why) {
    cause = why;
  }

  void withdraw() {
    waiting = false;
  }

  @Nullable RetryState retry() {
    return retry;
  }

  @Nullable String cause() {
    return cause;
  }
}
