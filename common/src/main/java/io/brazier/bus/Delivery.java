package io.brazier.bus;

import io.brazier.message.Decoded;
import io.brazier.message.Envelope;

/// A message in hand. It is settled once, by [#ack] or [#deadLetter]; if the connection was lost
/// meanwhile, settling does nothing and the broker delivers again.
public interface Delivery {

  /// The queue it came from.
  Topic topic();

  /// What it says, or why that cannot be told.
  Decoded<Envelope> content();

  /// The message has done its duty.
  void ack();

  /// Puts the message aside for an operator, with the reason in a header.
  void deadLetter(String reason);
}
