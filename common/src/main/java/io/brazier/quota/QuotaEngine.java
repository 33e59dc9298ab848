package io.brazier.quota;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The rule of the limits, as a function. The database enforces the same one under its locks
/// (`quota_reserve`); this one tells why it refused, and is what the tests hold the database to.
///
/// The rule is Cinder's (`quota_reserve`, `cinder/db/api.py`), but that an amount of zero is never
/// refused.
public final class QuotaEngine {

  /// The limit that is none.
  public static final long UNLIMITED = -1;

  private static final Comparator<OverQuota> DECISIVE_FIRST =
      Comparator.comparing((OverQuota over) -> over.resource().kind().counted())
          .thenComparing(OverQuota::resource);

  private QuotaEngine() {}

  /// Decides on one request.
  ///
  /// @param limits by resource; a missing one is unlimited
  /// @param usages by resource; a missing one is nothing. Those of limit-only kinds are not read
  /// @param delta what the request adds; below zero it is always allowed
  public static QuotaDecision decide(
      Map<QuotaResource, Long> limits,
      Map<QuotaResource, QuotaUsage> usages,
      Map<QuotaResource, Long> delta) {
    List<OverQuota> overs =
        delta.entrySet().stream()
            .map(entry -> compare(entry.getKey(), entry.getValue(), limits, usages))
            .filter(QuotaEngine::exceeds)
            .sorted(DECISIVE_FIRST)
            .toList();
    return overs.isEmpty() ? new QuotaDecision.Allowed() : new QuotaDecision.Refused(overs);
  }

  private static OverQuota compare(
      QuotaResource resource,
      long requested,
      Map<QuotaResource, Long> limits,
      Map<QuotaResource, QuotaUsage> usages) {
    QuotaUsage usage =
        resource.kind().counted()
            ? usages.getOrDefault(resource, QuotaUsage.NONE)
            : QuotaUsage.NONE;
    return new OverQuota(resource, requested, limits.getOrDefault(resource, UNLIMITED), usage);
  }

  private static boolean exceeds(OverQuota over) {
    return over.requested() > 0
        && over.limit() >= 0
        && Math.addExact(over.usage().consumed(), over.requested()) > over.limit();
  }
}
