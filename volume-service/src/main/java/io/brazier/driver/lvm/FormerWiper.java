package io.brazier.driver.lvm;

import io.brazier.fault.Fault;
import java.time.Duration;
import java.util.List;

/// Waits for the wiper of a former service. A service that is killed leaves its `blkdiscard`
/// running, which keeps the device open; whoever repeats the operation must neither take the volume
/// for one that a tenant uses nor wipe beside it.
final class FormerWiper {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /// As long as a wiper may run.
  private static final int MOST_LOOKS = 3600;

  private final Lvm lvm;
  private final Pause pause;

  FormerWiper(Lvm lvm, Pause pause) {
    this.lvm = lvm;
    this.pause = pause;
  }

  /// Waits until the device is closed.
  ///
  /// @param volume one that no tenant can have: not handed out yet, or not any more
  /// @return the volume as it is then
  /// @throws Fault.BackendFailed if that takes too long
  LogicalVolume awaitEnd(LogicalVolume volume) {
    LogicalVolume seen = volume;
    for (int looks = 0; seen.isOpen(); looks++) {
      if (looks == MOST_LOOKS) {
        throw new Fault.BackendFailed("Volume %s is still open.".formatted(volume.name()), null);
      }
      pause.rest(BETWEEN_LOOKS);
      seen = look(volume.name());
    }
    return seen;
  }

  private LogicalVolume look(LvName name) {
    return lvm.report(List.of(name))
        .find(name)
        .orElseThrow(() ->
            new Fault.BackendFailed(
                "Volume %s vanished while it was wiped.".formatted(name), null));
  }
}
