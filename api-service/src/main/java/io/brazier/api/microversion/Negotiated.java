package io.brazier.api.microversion;

import io.brazier.fault.Fault;
import java.util.Optional;

/// What came of negotiating a version.
public sealed interface Negotiated {

  /// The version that the reply names in its headers, if it names one.
  Optional<String> echo();

  /// The version in effect.
  record Accepted(ApiVersion version) implements Negotiated {
    @Override
    public Optional<String> echo() {
      return Optional.of(version.toString());
    }
  }

  /// A well-formed version that is not served. The reply echoes what was asked for, unless that is
  /// from before microversions.
  ///
  /// @param text as the client wrote it
  record Outside(ApiVersion version, String text, Fault fault) implements Negotiated {
    @Override
    public Optional<String> echo() {
      boolean isOlder = version.major() < Microversions.MINIMUM.major();
      return isOlder ? Optional.empty() : Optional.of(text);
    }
  }

  /// A header that names no version.
  record Malformed(Fault fault) implements Negotiated {
    @Override
    public Optional<String> echo() {
      return Optional.empty();
    }
  }
}
