package io.brazier.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The texts are part of the API: they are compared letter by letter.
class QuotaFaultsTest {

  private static String wire(QuotaKind kind, @Nullable String type) {
    Fault.OverLimit fault =
        QuotaFaults.overLimit(
            new OverQuota(new QuotaResource(kind, type), 5, 1000, new QuotaUsage(990, 8)));
    return fault.errorClass() + ": " + fault.getMessage();
  }

  @Test
  void volumeLimitNamesTheQuota() {
    assertThat(wire(QuotaKind.VOLUMES, null))
        .isEqualTo(
            "VolumeLimitExceeded: Maximum number of volumes allowed (1000) exceeded for quota"
                + " 'volumes'.");
    assertThat(wire(QuotaKind.VOLUMES, "lvm"))
        .isEqualTo(
            "VolumeLimitExceeded: Maximum number of volumes allowed (1000) exceeded for quota"
                + " 'volumes_lvm'.");
  }

  @Test
  void sizeNamesTheQuotaAndCountsReservedAsConsumed() {
    assertThat(wire(QuotaKind.GIGABYTES, null))
        .isEqualTo(
            "VolumeSizeExceedsAvailableQuota: Requested volume or snapshot exceeds allowed"
                + " gigabytes quota. Requested 5G, quota is 1000G and 998G has been consumed.");
    assertThat(wire(QuotaKind.GIGABYTES, "lvm"))
        .isEqualTo(
            "VolumeSizeExceedsAvailableQuota: Requested volume or snapshot exceeds allowed"
                + " gigabytes_lvm quota. Requested 5G, quota is 1000G and 998G has been consumed.");
  }

  @Test
  void typeNamedLikeASizeDoesNotMakeAVolumeCountASize() {
    assertThat(wire(QuotaKind.VOLUMES, "gigabytes_x"))
        .startsWith("VolumeLimitExceeded: ")
        .endsWith("'volumes_gigabytes_x'.");
    assertThat(wire(QuotaKind.SNAPSHOTS, "gigabytes_x")).startsWith("SnapshotLimitExceeded: ");
  }

  @Test
  void singleVolumeHasItsOwnText() {
    assertThat(wire(QuotaKind.PER_VOLUME_GIGABYTES, null))
        .isEqualTo(
            "VolumeSizeExceedsLimit: Requested volume size 5G is larger than maximum allowed limit"
                + " 1000G.");
  }

  @Test
  void countsOfTheOtherKindsHaveTheShortText() {
    assertThat(wire(QuotaKind.SNAPSHOTS, null))
        .isEqualTo("SnapshotLimitExceeded: Maximum number of snapshots allowed (1000) exceeded");
    assertThat(wire(QuotaKind.BACKUPS, null))
        .isEqualTo("BackupLimitExceeded: Maximum number of backups allowed (1000) exceeded");
    assertThat(wire(QuotaKind.GROUPS, null))
        .isEqualTo("GroupLimitExceeded: Maximum number of groups allowed (1000) exceeded");
  }

  @Test
  void backupSizeHasItsOwnClass() {
    assertThat(wire(QuotaKind.BACKUP_GIGABYTES, null))
        .isEqualTo(
            "VolumeBackupSizeExceedsAvailableQuota: Requested backup exceeds allowed Backup"
                + " gigabytes quota. Requested 5G, quota is 1000G and 998G has been consumed.");
  }

  @Test
  void everyOverLimitTextSaysExceed() {
    for (QuotaKind kind : QuotaKind.values()) {
      if (kind != QuotaKind.PER_VOLUME_GIGABYTES) {
        assertThat(wire(kind, null)).as(kind.word()).contains("exceed");
      }
    }
  }
}
