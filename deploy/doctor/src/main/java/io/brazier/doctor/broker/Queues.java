package io.brazier.doctor.broker;

import io.brazier.bus.Topic;
import java.util.Set;

/// The queues that were asked for.
///
/// @param expected those that have to be there
/// @param missing those of them that are not
/// @param deadLetters how many messages nobody could use
public record Queues(Set<Topic> expected, Set<Topic> missing, long deadLetters) {

  /// Where messages are kept that nobody could use.
  public static final String DEAD = "cinder.dead";

  /// Copies the sets.
  public Queues {
    expected = Set.copyOf(expected);
    missing = Set.copyOf(missing);
  }
}
