package io.brazier.iscsi;

import io.brazier.fault.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where a target listens.
///
/// @param address an IPv4 or IPv6 address of this host, no name
/// @param port a TCP port
public record Portal(String address, int port) {

  /// What the JDK takes for an address is more: `1.2.3`, or one in brackets.
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9]+(?:\\.[0-9]+){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private static final int ANY_PORT = 0;
  private static final int BACKLOG = 1;

  /// Refuses what is no address.
  public Portal {
    if (!ADDRESS.matcher(address).matches()) {
      throw new IllegalArgumentException("not an address: \"" + address + '"');
    }
    var _ = InetAddress.ofLiteral(address);
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
  }

  /// The portals of a configuration, the main one first.
  ///
  /// @throws Fault.BackendFailed if there is none, or one is no address
  public static List<Portal> of(TargetConfig config) {
    String main =
        config
            .targetIpAddress()
            .orElseThrow(() ->
                new Fault.BackendFailed(
                    "Volumes cannot be attached: set target-ip-address to the address of this host"
                        + " at which initiators find them.",
                    null));
    List<String> others = config.targetSecondaryIpAddresses().orElse(List.of());
    try {
      return Stream.concat(Stream.of(main), others.stream())
          .distinct()
          .map(address -> new Portal(address, config.targetPort()))
          .toList();
    } catch (IllegalArgumentException e) {
      throw new Fault.BackendFailed(
          "target-ip-address and target-secondary-ip-addresses take addresses only: "
              + e.getMessage(),
          e);
    }
  }

  /// Checks that this host has the address, by opening a port of its own choice there for a moment.
  ///
  /// @throws Fault.BackendFailed if it has not
  public void checkAddress() {
    try (ServerSocket _ = new ServerSocket(ANY_PORT, BACKLOG, InetAddress.ofLiteral(address))) {
      return;
    } catch (IOException e) {
      throw new Fault.BackendFailed(
          ("%s is no address of this host (%s). Correct target-ip-address or"
                  + " target-secondary-ip-addresses.")
              .formatted(address, e.getMessage()),
          e);
    }
  }

  /// As it is written: the port after a colon, an IPv6 address in brackets.
  @Override
  public String toString() {
    return (address.contains(":") ? "[" + address + "]" : address) + ':' + port;
  }
}
