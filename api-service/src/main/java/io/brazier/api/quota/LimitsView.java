package io.brazier.api.quota;

import io.brazier.quota.QuotaKind;
import io.brazier.quota.QuotaResource;
import io.brazier.quota.QuotaStanding;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The reply to `GET /limits` (`cinder/api/views/limits.py`).
///
/// @param rate always empty: rate limits were dropped
/// @param absolute limits and, for who may see them, usages by the names they have here only
record LimitsView(List<Object> rate, Map<String, Long> absolute) {

  private record Names(QuotaKind kind, String limit, String used) {}

  private static final List<Names> NAMES =
      List.of(
          new Names(QuotaKind.VOLUMES, "maxTotalVolumes", "totalVolumesUsed"),
          new Names(QuotaKind.SNAPSHOTS, "maxTotalSnapshots", "totalSnapshotsUsed"),
          new Names(QuotaKind.GIGABYTES, "maxTotalVolumeGigabytes", "totalGigabytesUsed"),
          new Names(QuotaKind.BACKUPS, "maxTotalBackups", "totalBackupsUsed"),
          new Names(
              QuotaKind.BACKUP_GIGABYTES, "maxTotalBackupGigabytes", "totalBackupGigabytesUsed"));

  LimitsView {
    rate = List.copyOf(rate);
    absolute = Collections.unmodifiableMap(new LinkedHashMap<>(absolute));
  }

  /// The view of a project's standings. Reservations do not count as used.
  ///
  /// @param used whether the caller may see what is used
  static LimitsView of(List<QuotaStanding> standings, boolean used) {
    Map<String, Long> absolute = new LinkedHashMap<>();
    for (Names names : NAMES) {
      QuotaStanding standing = find(standings, names.kind());
      absolute.put(names.limit(), standing.limit());
      if (used) {
        absolute.put(names.used(), standing.usage().inUse());
      }
    }
    return new LimitsView(List.of(), absolute);
  }

  private static QuotaStanding find(List<QuotaStanding> standings, QuotaKind kind) {
    QuotaResource resource = QuotaResource.of(kind);
    return standings.stream()
        .filter(standing -> standing.resource().equals(resource))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no standing of " + resource));
  }
}
