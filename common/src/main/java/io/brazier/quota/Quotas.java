package io.brazier.quota;

import io.brazier.context.Identifiers;
import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.quota.QuotaRepository.Line;
import io.brazier.quota.QuotaRepository.Settlement;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts what projects use, exactly: never over a limit, never a loss.
///
/// Everything that changes a counter runs in the caller's transaction and is undone with it;
/// without one it throws `IllegalStateException`. So what is reserved and committed in the
/// transaction that writes the row cannot part from the row. Call it after the rows of the resource
/// itself are locked, as late in the transaction as can be: the project's counters stay locked
/// until its end. A transaction that counts for two projects does so in the order of their ids.
@ApplicationScoped
public class Quotas {

  private final QuotaRepository counters;
  private final QuotaLimitRepository limits;
  private final QuotaConfig config;
  private final QuotaDefaults defaults;
  private final Identifiers identifiers;

  Quotas(
      QuotaRepository counters,
      QuotaLimitRepository limits,
      QuotaConfig config,
      Identifiers identifiers) {
    this.counters = counters;
    this.limits = limits;
    this.config = config;
    this.defaults = QuotaDefaults.of(config);
    this.identifiers = identifiers;
  }

  /// Takes all of the delta against the project's limits, or nothing of it.
  ///
  /// Amounts above zero count as reserved at once; amounts below zero free at the commit. Whoever
  /// gets the id settles it once, in this transaction or in a later one.
  ///
  /// @throws Fault.OverLimit with Cinder's class and text; nothing is changed, and the transaction
  ///   can go on
  /// @throws Fault.NotFound if a volume type does not exist; nothing is changed
  public ReservationId reserve(String projectId, QuotaDelta delta) {
    ReservationId id = new ReservationId(identifiers.next().toString());
    take(id, projectId, delta);
    return id;
  }

  /// Makes the delta usage at once, for what is accepted and settled in one transaction.
  ///
  /// @throws Fault as [#reserve]
  public void count(String projectId, QuotaDelta delta) {
    take(null, projectId, delta);
  }

  private void take(@Nullable ReservationId id, String projectId, QuotaDelta delta) {
    List<Line> refused =
        counters.reserve(id, projectId, delta, defaults, config.reservationExpire());
    if (!refused.isEmpty()) {
      throw refusal(refused);
    }
  }

  /// Makes what was reserved usage.
  ///
  /// @throws IllegalStateException if the reservation does not exist or is settled: a fault of the
  ///   program, which is never hidden
  public void commit(ReservationId id) {
    settle(id, Settlement.COMMIT);
  }

  /// Gives back what was reserved.
  ///
  /// @throws IllegalStateException as [#commit]
  public void rollback(ReservationId id) {
    settle(id, Settlement.ROLLBACK);
  }

  /// Gives back the reservations past their time. Each that it finds is a fault of the program: an
  /// operation ended without settling what it held.
  ///
  /// @return how many it found
  public int expire() {
    return counters.expire();
  }

  /// The delta of a new snapshot, its size counted or not as configured (`no_snapshot_gb_quota`).
  public QuotaDelta snapshotDelta(String typeId, int sizeGib) {
    return config.noSnapshotGbQuota()
        ? QuotaDelta.ofUnsizedSnapshot(typeId)
        : QuotaDelta.ofSnapshot(typeId, sizeGib);
  }

  /// The delta of a volume that changes its type together with its snapshots; the totals stay.
  ///
  /// @param snapshots the sizes of those that count, GiB
  public QuotaDelta retypeDelta(
      String fromTypeId, String toTypeId, int sizeGib, List<Integer> snapshots) {
    QuotaDelta delta = QuotaDelta.ofRetype(fromTypeId, toTypeId, sizeGib);
    for (int size : snapshots) {
      delta =
          delta.and(snapshotDelta(toTypeId, size)).and(snapshotDelta(fromTypeId, size).negated());
    }
    return delta;
  }

  /// The delta of a volume that comes to a project together with its snapshots.
  ///
  /// @param snapshots the sizes of those that count, GiB
  public QuotaDelta arrivalDelta(String typeId, int sizeGib, List<Integer> snapshots) {
    QuotaDelta delta = QuotaDelta.ofVolume(typeId, sizeGib);
    for (int size : snapshots) {
      delta = delta.and(snapshotDelta(typeId, size));
    }
    return delta;
  }

  /// Moves usage from one project to another, in the order of the locks.
  ///
  /// @param arrival what the receiver is charged and the donor is not any more
  /// @throws Fault as [#reserve], by the receiver's limits
  public void move(String donor, String receiver, QuotaDelta arrival) {
    int order = donor.compareTo(receiver);
    if (order < 0) {
      count(donor, arrival.negated());
    }
    if (order != 0) {
      count(receiver, arrival);
    }
    if (order > 0) {
      count(donor, arrival.negated());
    }
  }

  /// How a project stands, in the order that quota sets show: the fixed resources, then those of
  /// each volume type by name. Locks nothing.
  ///
  /// @param viewer whose private types are named in it, besides those that the project uses
  public List<QuotaStanding> usages(String projectId, Scope viewer) {
    return limits.standings(projectId, null, viewer, defaults);
  }

  private void settle(ReservationId id, Settlement settlement) {
    if (counters.settle(id, settlement) == 0) {
      throw new IllegalStateException(
          "reservation %s does not exist or is settled: %s".formatted(id, settlement));
    }
  }

  private static Fault refusal(List<Line> lines) {
    Map<QuotaResource, Long> limits = new HashMap<>();
    Map<QuotaResource, QuotaUsage> usages = new HashMap<>();
    Map<QuotaResource, Long> delta = new HashMap<>();
    for (Line line : lines) {
      if (line.typeMissing()) {
        return Fault.NotFound.volumeType(String.valueOf(line.typeId()));
      }
      limits.put(line.resource(), line.limit());
      usages.put(line.resource(), line.usage());
      delta.put(line.resource(), line.requested());
    }
    return switch (QuotaEngine.decide(limits, usages, delta)) {
      case QuotaDecision.Refused refused -> QuotaFaults.overLimit(refused.decisive());
      case QuotaDecision.Allowed() ->
          throw new IllegalStateException("the database refused what fits: " + lines);
    };
  }
}
