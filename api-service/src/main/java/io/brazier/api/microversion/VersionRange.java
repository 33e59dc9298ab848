package io.brazier.api.microversion;

import org.jspecify.annotations.Nullable;

/// The versions in which something exists.
///
/// @param first the first of them
/// @param last the last of them; null if it is there to stay
public record VersionRange(ApiVersion first, @Nullable ApiVersion last) {

  /// Every version.
  public static final VersionRange ALL = new VersionRange(Microversions.MINIMUM, null);

  /// From a version on, for example `3.13`.
  public static VersionRange since(String first) {
    return new VersionRange(ApiVersion.of(first), null);
  }

  /// Up to and including a version.
  public static VersionRange until(String last) {
    return new VersionRange(Microversions.MINIMUM, ApiVersion.of(last));
  }

  /// Whether the version lies in the range.
  public boolean contains(ApiVersion version) {
    return version.atLeast(first) && (last == null || last.atLeast(version));
  }
}
