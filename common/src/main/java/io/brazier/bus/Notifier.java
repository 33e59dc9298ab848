package io.brazier.bus;

/// Sends notifications, Cinder's way of telling meters and auditors what happens.
///
/// They are a courtesy: one may be lost when the broker is away or slow (F-17 stays as it is in
/// Cinder). In return, sending never blocks and never fails the work it reports.
public interface Notifier {

  /// Sends it, or drops it.
  void send(Notification notification);
}
