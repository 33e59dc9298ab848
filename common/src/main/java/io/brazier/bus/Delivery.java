package io.brazier.bus;

import io.brazier.message.Decoded;
import io.brazier.message.Envelope;

/// A message in hand. The first [#ack] or [#deadLetter] settles it, whatever comes of that; a
/// second does nothing. If the connection was lost meanwhile, settling does nothing either and the
/// broker delivers again.
public interface Delivery {

  /// How many characters of a reason are kept.
  int LONGEST_REASON = 500;

  /// The queue it came from.
  Topic topic();

  /// What it says, or why that cannot be told.
  Decoded<Envelope> content();

  /// The message has done its duty.
  void ack();

  /// Puts the message aside for an operator, with the beginning of the reason in a header.
  void deadLetter(String reason);
}
