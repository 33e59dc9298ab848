package io.brazier.api.connection;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.fault.Fault;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a client says of the place that a volume is to be attached to.
///
/// @param initiator its iSCSI name
/// @param host its name, null where nobody said
/// @param mode `rw` or `ro`, null where nobody said
/// @param mountpoint what the volume is called there, null where nobody said
/// @param enforceMultipath whether it must use several paths
/// @param text all of it as JSON
public record Connector(
    String initiator,
    @Nullable String host,
    @Nullable String mode,
    @Nullable String mountpoint,
    boolean enforceMultipath,
    String text) {

  private static final Pattern INITIATOR =
      Pattern.compile("(?:iqn\\.[0-9]{4}-[0-9]{2}\\.|eui\\.|naa\\.)[a-zA-Z0-9._:-]{1,200}");
  private static final int LONGEST = 255;

  /// Reads one.
  ///
  /// @throws Fault.Invalid if it is no object, or lacks what iSCSI needs
  public static Connector read(JsonNode connector) {
    String initiator = text(connector, "initiator");
    if (initiator == null || !INITIATOR.matcher(initiator).matches()) {
      throw Fault.Invalid.input("Connector doesn't have required information: initiator");
    }
    return new Connector(
        initiator,
        text(connector, "host"),
        text(connector, "mode"),
        text(connector, "mountpoint"),
        connector.path("enforce_multipath").asBoolean(false),
        connector.toString());
  }

  /// The same of an attachment, which has to say on which host.
  ///
  /// @throws Fault.Invalid as [#read], or if it does not
  public static Connector withHost(JsonNode connector) {
    Connector read = read(connector);
    if (read.host() == null) {
      throw Fault.Invalid.input("Connector doesn't have required information: host");
    }
    return read;
  }

  private static @Nullable String text(JsonNode connector, String key) {
    JsonNode value = connector.path(key);
    if (!value.isTextual()) {
      return null;
    }
    if (value.textValue().length() > LONGEST) {
      throw Fault.Invalid.input("Connector has too long a %s".formatted(key));
    }
    return value.textValue();
  }

  @Override
  public String toString() {
    return "Connector[initiator=%s, host=%s]".formatted(initiator, host);
  }
}
