package io.brazier.driver;

import io.brazier.iscsi.TargetConfig;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/// One backend, `brazier.backends.NAME.*`. The names are those of Cinder's backend sections
/// (`cinder/volume/drivers/lvm.py`, `cinder/volume/driver.py`) with hyphens.
public interface BackendConfig extends TargetConfig {

  /// How `lvm-type` places volumes.
  enum LvmType {
    /// Thick: every volume owns its extents from the beginning.
    DEFAULT,
    /// Volumes of a thin pool.
    THIN,
    /// Thin if the volume group has the pool already or has no volumes at all, else thick.
    AUTO
  }

  /// What happens to a deleted thick volume's bytes.
  enum VolumeClear {
    /// They are overwritten with zeros.
    ZERO,
    /// Nothing; new thick volumes are zeroed instead, before they are handed out.
    NONE
  }

  /// Which driver: `lvm`, or Cinder's class path of it. Default `lvm`, the one there is.
  @WithDefault("lvm")
  @NotEmpty
  String volumeDriver();

  /// Name of the backend for volume types, and of its pool. Default `LVM` as in Cinder.
  @WithDefault("LVM")
  @NotEmpty
  String volumeBackendName();

  /// The LVM volume group. Default `cinder-volumes` as in Cinder.
  @WithDefault("cinder-volumes")
  @NotEmpty
  String volumeGroup();

  /// Thick, thin, or found out at start; see [LvmType]. Default `auto` as in Cinder.
  @WithDefault("auto")
  LvmType lvmType();

  /// How often the space of a thin pool may be promised; at least 1. Default 20 as in Cinder. No
  /// meaning for thick backends.
  @WithDefault("20.0")
  @DecimalMin("1.0")
  double maxOverSubscriptionRatio();

  /// Share of the backend that the scheduler keeps free, 0 to 100 percent. Default 0 as in Cinder.
  @WithDefault("0")
  @Min(0)
  @Max(100)
  int reservedPercentage();

  /// What happens to the bytes of a deleted thick volume. Default `zero`: creates are quick then,
  /// in a volume group that is known to be zeroed.
  @WithDefault("zero")
  VolumeClear volumeClear();

  /// How much of a deleted thick volume is overwritten from its beginning, in MiB, 0 to 1024; 0,
  /// the default, means all. With another value new thick volumes are zeroed before they are handed
  /// out.
  @WithDefault("0")
  @Min(0)
  @Max(1024)
  int volumeClearSize();

  /// Options of `ionice` to wipe with, for example `-c3`. Default: none, wiping has normal
  /// priority.
  Optional<@Pattern(regexp = "-c ?[0-3]( -n ?[0-7])?") String> volumeClearIonice();

  /// From which percentage of used data or metadata space on a thin pool takes no new volume, 1 to
  /// 100. Default 95: a pool that runs full makes all its volumes fail. Brazier's own setting.
  @WithDefault("95")
  @Min(1)
  @Max(100)
  int thinPoolLimitPercentage();

  /// How long one LVM command may take before it is ended; at least a second. Default one minute:
  /// it normally takes a fraction of a second, but may wait for the locks of others.
  @WithDefault("60s")
  @DurationMin(seconds = 1)
  Duration commandTimeout();

  /// Folder with an own `lvm.conf` (`LVM_SYSTEM_DIR`), used for every LVM command. Default: LVM's
  /// own, or what the service's environment says.
  Optional<String> lvmSystemDir();
}
