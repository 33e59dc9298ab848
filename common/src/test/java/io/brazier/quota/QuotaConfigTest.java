package io.brazier.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuotaConfigTest {

  @Test
  void defaultsAreCinders() {
    QuotaConfig config = QuotaSettings.with(Map.of());
    assertThat(config.volumes()).isEqualTo(10);
    assertThat(config.snapshots()).isEqualTo(10);
    assertThat(config.gigabytes()).isEqualTo(1000);
    assertThat(config.perVolumeGigabytes()).isEqualTo(-1);
    assertThat(config.backups()).isEqualTo(10);
    assertThat(config.backupGigabytes()).isEqualTo(1000);
    assertThat(config.groups()).isEqualTo(10);
    assertThat(config.useDefaultQuotaClass()).isTrue();
    assertThat(config.noSnapshotGbQuota()).isFalse();
    assertThat(config.reservationExpire()).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void everyNameIsRead() {
    QuotaConfig config =
        QuotaSettings.with(
            Map.of(
                "volumes", "1",
                "snapshots", "2",
                "gigabytes", "3",
                "per-volume-gigabytes", "4",
                "backups", "5",
                "backup-gigabytes", "6",
                "groups", "7",
                "use-default-quota-class", "false",
                "no-snapshot-gb-quota", "true",
                "reservation-expire", "10m"));
    assertThat(QuotaDefaults.of(config).limits())
        .isEqualTo(
            Map.of(
                QuotaKind.VOLUMES, 1L,
                QuotaKind.SNAPSHOTS, 2L,
                QuotaKind.GIGABYTES, 3L,
                QuotaKind.PER_VOLUME_GIGABYTES, 4L,
                QuotaKind.BACKUPS, 5L,
                QuotaKind.BACKUP_GIGABYTES, 6L,
                QuotaKind.GROUPS, 7L));
    assertThat(QuotaDefaults.of(config).className()).isNull();
    assertThat(config.noSnapshotGbQuota()).isTrue();
    assertThat(config.reservationExpire()).isEqualTo(Duration.ofMinutes(10));
  }
}
