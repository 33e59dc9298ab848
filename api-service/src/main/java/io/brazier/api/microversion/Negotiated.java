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

  /// A well-formed version that is not served. The reply echoes what was asked for.
  ///
  /// @param requested as the client wrote it
  record Outside(String requested, Optional<String> echo, Fault fault) implements Negotiated {}

  /// A header that names no version.
  record Malformed(Fault fault) implements Negotiated {
    @Override
    public Optional<String> echo() {
      return Optional.empty();
    }
  }
}
