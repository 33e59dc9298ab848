package io.brazier.bench;

/// What a load came to.
///
/// @param operations successes
/// @param failures refusals, which are in no other figure
record Figure(
    int clients,
    long operations,
    long failures,
    double perSecond,
    double p50Millis,
    double p99Millis) {

  static Figure of(int clients, Sample sample) {
    return new Figure(
        clients,
        sample.succeeded(),
        sample.failures(),
        sample.perSecond(),
        sample.percentileMillis(50),
        sample.percentileMillis(99));
  }
}
