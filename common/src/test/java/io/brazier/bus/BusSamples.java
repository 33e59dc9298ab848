package io.brazier.bus;

import io.brazier.message.Envelope;
import io.brazier.message.MessageSamples;
import java.util.UUID;

/// Topics and envelopes to test with.
public final class BusSamples {

  private BusSamples() {}

  /// A topic that no other test uses.
  public static Topic topic() {
    return new Topic("cinder-volume.test@" + UUID.randomUUID());
  }

  /// An envelope that no other test uses.
  public static Envelope envelope() {
    return MessageSamples.envelope(UUID.randomUUID(), 7);
  }
}
