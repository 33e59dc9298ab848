package io.brazier.iscsi;

import io.brazier.volume.VolumeId;
import java.util.Optional;
import java.util.regex.Pattern;

/// The iSCSI names of volumes: a prefix and `volume-UUID` (`cinder/volume/targets/iscsi.py`).
/// Nothing but an id that really is a UUID gets into one.
///
/// @param prefix `target-prefix` of the configuration
public record TargetNames(String prefix) {

  private static final String VOLUME = "volume-";
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /// The name of a volume's target.
  public String of(VolumeId volume) {
    return prefix + checked(volume).nameOnStorage();
  }

  /// Whose target has this name, if it is one of ours.
  public Optional<VolumeId> volume(String name) {
    return name.startsWith(prefix)
        ? volumeNamed(name.substring(prefix.length()))
        : Optional.empty();
  }

  /// Which volume has this name on its storage.
  public static Optional<VolumeId> volumeNamed(String name) {
    String id = name.startsWith(VOLUME) ? name.substring(VOLUME.length()) : "";
    return UUID.matcher(id).matches() ? Optional.of(new VolumeId(id)) : Optional.empty();
  }

  /// The id itself.
  ///
  /// @throws IllegalArgumentException if it is no UUID
  public static VolumeId checked(VolumeId volume) {
    if (!UUID.matcher(volume.value()).matches()) {
      throw new IllegalArgumentException("not a volume id: \"" + volume.value() + '"');
    }
    return volume;
  }
}
