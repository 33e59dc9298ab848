package io.brazier.api.microversion;

/// The range of versions that is served.
public final class Microversions {

  /// The lowest version, and the one of a request without a version header.
  public static final ApiVersion MINIMUM = new ApiVersion(3, 0);

  /// The highest version: raise it only when everything that it and the lower ones promise is
  /// honoured.
  public static final ApiVersion MAXIMUM = new ApiVersion(3, 71);

  private Microversions() {}
}
