package io.brazier.api.microversion;

import io.brazier.api.fault.GenericText;
import io.brazier.fault.Fault;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Chooses the version of a request from its header, for a range of versions served
/// (`set_api_version_request` in `cinder/api/openstack/wsgi.py`).
public record Negotiation(ApiVersion minimum, ApiVersion maximum) {

  /// The request header, and the one of the reply.
  public static final String HEADER = "OpenStack-API-Version";

  /// The name of this service in the header's value.
  public static final String SERVICE = "volume";

  private static final String LATEST = "latest";

  /// The range that is advertised.
  public static Negotiation advertised() {
    return new Negotiation(Microversions.MINIMUM, Microversions.MAXIMUM);
  }

  /// Chooses by the header.
  ///
  /// @param header the header's value; null if the request has none
  public Negotiated choose(@Nullable String header) {
    if (header == null) {
      return new Negotiated.Accepted(minimum);
    }
    return ours(header)
        .map(this::chooseNamed)
        .orElseGet(() -> new Negotiated.Malformed(new Fault.Invalid(GenericText.MALFORMED)));
  }

  /// The first element for this service, of a header that may speak to several services.
  private static Optional<String> ours(String header) {
    return Arrays.stream(header.split(",", -1))
        .filter(element -> element.contains(SERVICE))
        .map(String::strip)
        .findFirst();
  }

  private Negotiated chooseNamed(String element) {
    String[] words = element.split("\\s+", -1);
    // Cinder answers 500 to a service without a version (its quirk Q3 here); it is the client's
    // mistake.
    return words.length == 2
        ? chooseVersion(words[1])
        : new Negotiated.Malformed(new Fault.Invalid(GenericText.MALFORMED));
  }

  private Negotiated chooseVersion(String text) {
    if (text.equals(LATEST)) {
      return new Negotiated.Accepted(maximum);
    }
    return ApiVersion.parse(text)
        .map(version -> chooseParsed(version, text))
        .orElseGet(() -> malformed(text));
  }

  private Negotiated chooseParsed(ApiVersion version, String text) {
    return version.atLeast(minimum) && maximum.atLeast(version)
        ? new Negotiated.Accepted(version)
        : outside(version, text);
  }

  private Negotiated outside(ApiVersion version, String text) {
    Fault fault =
        new Fault.UnsupportedVersion(
            "Version %s is not supported by the API. Minimum is %s and maximum is %s."
                .formatted(text, minimum, maximum));
    return new Negotiated.Outside(version, text, fault);
  }

  private static Negotiated malformed(String text) {
    return new Negotiated.Malformed(
        new Fault.Invalid(
            "API Version String %s is of invalid format. Must be of format MajorNum.MinorNum."
                .formatted(text)));
  }
}
