package io.brazier.bench;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// How long each of many operations took, and how long all of them together. Latencies keep three
/// digits. Not safe for several threads: each client fills its own, and they are added up.
final class Sample {

  private static final int DIGITS = 3;

  private final Histogram nanos = new Histogram(DIGITS);
  private long failures;
  private long spanNanos;

  /// An operation that did what it should.
  void succeeded(long tookNanos) {
    nanos.recordValue(tookNanos);
  }

  /// One that was refused. It counts as a failure only, never into rate or latency.
  void failed() {
    failures++;
  }

  /// Takes in what another client did in the same time.
  void addClient(Sample other) {
    nanos.add(other.nanos);
    failures += other.failures;
  }

  /// Takes in another round of the same measurement, whose time comes on top.
  void addRound(Sample other) {
    addClient(other);
    spanNanos += other.spanNanos;
  }

  /// Says how long the measurement took.
  void spanned(long tookNanos) {
    spanNanos = tookNanos;
  }

  long succeeded() {
    return nanos.getTotalCount();
  }

  long failures() {
    return failures;
  }

  /// Successes per second; zero if nothing was measured.
  double perSecond() {
    return spanNanos == 0 ? 0 : (double) succeeded() * TimeUnit.SECONDS.toNanos(1) / spanNanos;
  }

  /// The latency in milliseconds that so many percent of the successes stayed within.
  double percentileMillis(double percent) {
    return nanos.getValueAtPercentile(percent) / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }
}
