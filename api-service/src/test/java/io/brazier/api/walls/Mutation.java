package io.brazier.api.walls;

import java.util.List;
import java.util.Random;

/// Spoils a request.
@FunctionalInterface
interface Mutation {

  void spoil(Draft draft, Random random);

  /// One of a list.
  static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
