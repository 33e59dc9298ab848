package io.brazier.testing;

import java.util.Random;

/// The seed of a random walk: another one each time, unless `-Dbrazier.test.seed=N` repeats one
/// that failed.
public final class Seed {

  private static final String PROPERTY = "brazier.test.seed";

  private Seed() {}

  /// To be named in every failure.
  public static long next() {
    Long given = Long.getLong(PROPERTY);
    return given == null ? new Random().nextLong() : given;
  }
}
