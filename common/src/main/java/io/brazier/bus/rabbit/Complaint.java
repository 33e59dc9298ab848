package io.brazier.bus.rabbit;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Something that is tried again and again: why it fails is told once, and again when the reason is
/// another or it had worked in between. For one thread.
final class Complaint {

  private final Logger log;
  private final String what;
  private @Nullable String last;

  Complaint(Logger log, String what) {
    this.log = log;
    this.what = what;
  }

  /// It failed.
  void tell(Throwable failure) {
    String reason = BrokerReply.of(failure);
    log.logf(
        reason.equals(last) ? Logger.Level.DEBUG : Logger.Level.WARN,
        "%s, trying again: error=%s",
        what,
        reason);
    last = reason;
  }

  /// It worked.
  void end() {
    last = null;
  }
}
