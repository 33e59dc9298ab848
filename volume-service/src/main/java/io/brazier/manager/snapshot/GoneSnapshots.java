package io.brazier.manager.snapshot;

import io.brazier.quota.Quotas;
import io.brazier.snapshot.SnapshotId;
import io.brazier.snapshot.SnapshotRepository;
import io.brazier.snapshot.SnapshotRepository.Gone;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Ends the rows of snapshots that no backend has any more, alone or with their volume.
@ApplicationScoped
public class GoneSnapshots {

  private final SnapshotRepository snapshots;
  private final Quotas quotas;

  GoneSnapshots(SnapshotRepository snapshots, Quotas quotas) {
    this.snapshots = snapshots;
    this.quotas = quotas;
  }

  /// Deletes a row and gives its quota back to whom it is counted for by now, in the caller's
  /// transaction.
  ///
  /// @return whether it was `deleting`; if not, nothing is written
  public boolean forget(SnapshotId id) {
    Optional<Gone> gone = snapshots.softDelete(id);
    gone.filter(Gone::counted)
        .ifPresent(each ->
            quotas.count(
                each.projectId(),
                quotas.snapshotDelta(each.volumeTypeId(), each.sizeGib()).negated()));
    return gone.isPresent();
  }
}
