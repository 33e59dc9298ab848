package io.brazier.iscsi;

import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Optional;

/// How a backend's volumes are exported; the part of `brazier.backends.NAME.*` whose names are
/// those of Cinder's targets (`cinder/volume/driver.py`) with hyphens.
public interface TargetConfig {

  /// What exports volumes.
  enum TargetHelper {
    /// LIO if this host's kernel has it, else tgt if that runs.
    AUTO,
    /// The kernel's own target.
    LIO,
    /// The daemon tgtd.
    TGT
  }

  /// What exports volumes; see [TargetHelper]. Default `auto`.
  @WithDefault("auto")
  TargetHelper targetHelper();

  /// With what the iSCSI names of volumes begin; `volume-UUID` follows. Default
  /// `iqn.2010-10.org.openstack:` as in Cinder.
  @WithDefault("iqn.2010-10.org.openstack:")
  @Pattern(regexp = "iqn\\.[0-9]{4}-[0-9]{2}\\.[a-z0-9.:-]{1,150}")
  String targetPrefix();

  /// The address of this host at which initiators find its volumes. Without one none can be
  /// attached.
  Optional<String> targetIpAddress();

  /// Further addresses of this host, for initiators that use several paths. None by default.
  Optional<List<String>> targetSecondaryIpAddresses();

  /// The TCP port at all of them. Default 3260 as in Cinder.
  @WithDefault("3260")
  @Min(1)
  @Max(65_535)
  int targetPort();
}
