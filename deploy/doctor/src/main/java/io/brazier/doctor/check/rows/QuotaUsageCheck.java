package io.brazier.doctor.check.rows;

import io.brazier.doctor.check.Check;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.diagnosis.Repair;
import io.brazier.doctor.rows.ReservationRow;
import io.brazier.doctor.rows.Rows;
import io.brazier.doctor.rows.UsageRow;
import io.brazier.quota.QuotaKind;
import io.brazier.quota.QuotaResource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Every counter is what its project is charged for the live rows, and what is reserved is the sum
/// of the reservations.
///
/// Counters of what nobody is charged for yet must be zero.
final class QuotaUsageCheck implements Check<Rows> {

  /// The kinds whose charges are known here, so that their counters can be mended.
  private static final Set<QuotaKind> CHARGED =
      Set.of(QuotaKind.VOLUMES, QuotaKind.SNAPSHOTS, QuotaKind.GIGABYTES);

  private record Counter(String projectId, String resource) implements Comparable<Counter> {

    private static final Comparator<Counter> ORDER =
        Comparator.comparing(Counter::projectId).thenComparing(Counter::resource);

    @Override
    public int compareTo(Counter other) {
      return ORDER.compare(this, other);
    }
  }

  private record Amount(long inUse, long reserved) {

    private static final Amount NONE = new Amount(0, 0);

    private Amount plus(Amount other) {
      return new Amount(inUse + other.inUse, reserved + other.reserved);
    }
  }

  @Override
  public List<Finding> examine(Rows rows) {
    SortedMap<Counter, Amount> real = real(rows);
    SortedMap<Counter, Amount> shown = new TreeMap<>();
    rows.usages().forEach(usage -> shown.put(counter(usage), amount(usage)));
    real.keySet().forEach(counter -> shown.putIfAbsent(counter, Amount.NONE));
    return shown.entrySet().stream()
        .filter(each -> !each.getValue().equals(real.getOrDefault(each.getKey(), Amount.NONE)))
        .map(each -> finding(each, real.getOrDefault(each.getKey(), Amount.NONE)))
        .toList();
  }

  private static SortedMap<Counter, Amount> real(Rows rows) {
    SortedMap<Counter, Amount> real = new TreeMap<>();
    rows.charges()
        .forEach(charge ->
            real.put(
                new Counter(charge.projectId(), charge.resource()),
                new Amount(charge.amount(), 0)));
    rows.reservations().forEach(reservation -> count(reservation, real));
    return real;
  }

  private static void count(ReservationRow reservation, Map<Counter, Amount> sums) {
    sums.merge(
        new Counter(reservation.projectId(), reservation.resource()),
        new Amount(0, Math.max(reservation.delta(), 0)),
        Amount::plus);
  }

  private static Counter counter(UsageRow usage) {
    return new Counter(usage.projectId(), usage.resource());
  }

  private static Amount amount(UsageRow usage) {
    return new Amount(usage.inUse(), usage.reserved());
  }

  private static Finding finding(Map.Entry<Counter, Amount> shown, Amount real) {
    Counter counter = shown.getKey();
    Finding finding =
        Finding.of(
            Promise.P3,
            "`%s` of project %s: the counter says %d in use and %d reserved, the rows %d and %d"
                .formatted(
                    counter.resource(),
                    counter.projectId(),
                    shown.getValue().inUse(),
                    shown.getValue().reserved(),
                    real.inUse(),
                    real.reserved()),
            counter.projectId(),
            counter.resource());
    return QuotaResource.parse(counter.resource())
        .filter(resource -> CHARGED.contains(resource.kind()))
        .map(resource -> finding.mendedBy(new Repair.RecountQuota(counter.projectId(), resource)))
        .orElse(finding);
  }
}
