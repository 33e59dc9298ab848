package io.brazier.api.volume.action;

import io.brazier.bus.Notification;
import io.brazier.bus.Notifier;
import io.brazier.lifecycle.AfterCommit;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeUsage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.Supplier;

/// Tells meters and auditors of what the API itself does to a volume. It is told once it is
/// committed, and not at all if it is not (Cinder's F-17).
@ApplicationScoped
public class VolumeEvents {

  private final Notifier notifier;
  private final AfterCommit afterCommit;
  private final Clock clock;

  VolumeEvents(Notifier notifier, AfterCommit afterCommit, Clock clock) {
    this.notifier = notifier;
    this.afterCommit = afterCommit;
    this.clock = clock;
  }

  /// Changes a volume in the caller's transaction, and tells of `volume.EVENT.start` with the
  /// volume as it was and of `volume.EVENT.end` with the volume as it is then.
  ///
  /// @param before as it was read
  /// @param change gives it as it is then
  /// @return the same
  public Volume around(String event, Volume before, Supplier<Volume> change) {
    Notification start = VolumeUsage.of(before).info(event + ".start", clock.instant());
    Volume after = change.get();
    if (after.useQuota()) { // nobody is told of a temporary one
      Notification end = VolumeUsage.of(after).info(event + ".end", clock.instant());
      afterCommit.run(() -> {
        notifier.send(start);
        notifier.send(end);
      });
    }
    return after;
  }

  /// Tells of one thing that was done to a volume in the caller's transaction.
  ///
  /// @param volume as it is then
  public void tell(String event, Volume volume) {
    if (volume.useQuota()) {
      Notification told = VolumeUsage.of(volume).info(event, clock.instant());
      afterCommit.run(() -> notifier.send(told));
    }
  }
}
