package io.brazier.doctor.check.storage;

import io.brazier.doctor.check.Check;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.rows.SnapshotRow;
import io.brazier.resource.ResourceRef;
import io.brazier.snapshot.SnapshotStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A snapshot that was made has one logical volume, where its volume is and as whole as it was; one
/// whose wiping has begun is being deleted.
final class SnapshotsCheck implements Check<Storage> {

  @Override
  public List<Finding> examine(Storage storage) {
    Set<ResourceRef> underWay = storage.rows().underWay();
    Map<String, List<FoundVolume>> found =
        storage
            .found()
            .filter(each -> each.volume().snapshotId().isPresent())
            .collect(Collectors.groupingBy(each -> each.volume().snapshotId().orElseThrow()));
    return storage.rows().snapshots().stream()
        .filter(row -> !underWay.contains(row.ref()))
        .flatMap(row -> examine(row, found.getOrDefault(row.key(), List.of()), storage))
        .toList();
  }

  private static Stream<Finding> examine(
      SnapshotRow row, List<FoundVolume> found, Storage storage) {
    if (found.isEmpty()) {
      return row.isMade() ? missing(row, storage) : Stream.empty();
    }
    if (found.size() > 1) {
      return finding(row, "has %d logical volumes: %s".formatted(found.size(), found));
    }
    FoundVolume only = found.getFirst();
    if (!only.site().pools().contains(row.place())) {
      return finding(row, "is on %s, but its logical volume is %s".formatted(row.place(), only));
    }
    if (only.volume().isBeingWiped()) {
      return row.is(SnapshotStatus.DELETING) || row.is(SnapshotStatus.ERROR_DELETING)
          ? Stream.empty()
          : finding(row, "is `%s`, but the wiping of %s has begun".formatted(row.status(), only));
    }
    return row.isMade() && only.volume().isInvalid()
        ? finding(row, "is `%s`, but %s ran full".formatted(row.status(), only))
        : Stream.empty();
  }

  /// Nothing is said where the group was not found: that is one difference, not one for each.
  private static Stream<Finding> missing(SnapshotRow row, Storage storage) {
    return storage.siteOf(row.pool()).stream()
        .flatMap(site ->
            finding(
                row,
                "is `%s` on %s, but volume group %s has no logical volume of it"
                    .formatted(row.status(), row.place(), site.group().name())));
  }

  private static Stream<Finding> finding(SnapshotRow row, String what) {
    return Stream.of(Finding.of(Promise.P2, row.title() + " " + what, row.key()));
  }
}
