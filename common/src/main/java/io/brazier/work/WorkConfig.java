package io.brazier.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;

/// Settings of the worker mechanism. Every moment they lead to is computed by the database's clock.
@ConfigMapping(prefix = "brazier.work")
public interface WorkConfig {

  /// Who holds leases: the service and its host. Each process adds a random tail of its own, so
  /// several may share it; by the part before the tail a restarted volume service recognises what
  /// it held before.
  @NotEmpty
  @WithDefault("${quarkus.application.name:brazier}@${brazier.host:localhost}")
  String holder();

  /// How long a lease lasts without renewal, and so how long work rests after its holder died. At
  /// least a few seconds; renewals come at a third of it, one statement for all leases of a
  /// process.
  @WithDefault("PT15S")
  Duration lease();

  /// How often each service looks for rows of its topics that are due.
  @WithDefault("PT1S")
  Duration sweepPeriod();

  /// How many rows one sweep casts at most; if it finds as many it sweeps again at once.
  @Min(1)
  @Max(10_000)
  @WithDefault("200")
  int sweepBatch();

  /// How long after the commit the sweep leaves a row to the process that accepted or handed it on.
  /// Longer than a publish takes, or rows are cast twice (which is harmless).
  @WithDefault("PT1S")
  Duration castGrace();

  /// How long a sweep's own cast may stay unconfirmed before the next sweep repeats it.
  @WithDefault("PT5S")
  Duration castTimeout();

  /// How often confirmations are written back, all at once. Shorter than the grace. Work that was
  /// taken by then needs no stamp any more, so a short delay saves statements.
  @WithDefault("PT0.1S")
  Duration stampPeriod();

  /// How long after a confirmed cast the row is cast again if nobody took it; doubles with each.
  @WithDefault("PT15S")
  Duration recastBase();

  /// The longest pause between casts that nobody takes.
  @WithDefault("PT5M")
  Duration recastLimit();

  /// The pause after the first failed attempt; doubles with each.
  @WithDefault("PT1S")
  Duration retryBase();

  /// The longest pause after a failed attempt.
  @WithDefault("PT30S")
  Duration retryLimit();

  /// How many attempts work has on one topic. Crashes count, since the attempt is counted when the
  /// lease is taken. Past it the resource goes to its error status.
  @Min(1)
  @Max(1000)
  @WithDefault("8")
  int maxAttempts();

  /// How long a delivery waits for a free place in its lane before it is acknowledged and left to
  /// the sweep; far below RabbitMQ's consumer time-out of 30 minutes.
  @WithDefault("PT1M")
  Duration patience();

  /// How long a stopping service lets running work finish before it interrupts it and gives it
  /// back.
  @WithDefault("PT10S")
  Duration drain();
}
