package io.brazier.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.resource.Status;
import org.junit.jupiter.api.Test;

class SnapshotStatusTest {

  @Test
  void everyStatusIsAWordOfCinders() {
    assertThat(SnapshotStatus.LIFECYCLE.statuses())
        .extracting(Status::word)
        .isSubsetOf(SnapshotStatus.WORDS);
  }

  @Test
  void noStatusFollowsItself() {
    assertThat(SnapshotStatus.LIFECYCLE.statuses())
        .noneMatch(status -> SnapshotStatus.LIFECYCLE.allows(status, status));
  }

  @Test
  void snapshotsInTheMakingAreNotDeletable() {
    assertThat(SnapshotStatus.DELETABLE)
        .doesNotContain(SnapshotStatus.CREATING, SnapshotStatus.DELETING);
  }
}
