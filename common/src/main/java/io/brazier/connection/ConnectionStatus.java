package io.brazier.connection;

import static java.util.Map.entry;

import io.brazier.resource.Lifecycle;
import io.brazier.resource.ResourceKind;
import io.brazier.resource.Status;
import io.brazier.resource.Transition;
import java.util.Map;
import java.util.Set;

/// The statuses of a connection. Cinder has none: it asks a storage host and waits.
///
/// ```
///           ┌────────────────────┐
///           ▼                    │
///  connecting ──▶ connected ──▶ disconnecting ──▶ (row gone)
///       │  ▲                        │  ▲
///       ▼  │                        ▼  │
///      error                error_disconnecting
/// ```
///
/// What has failed may be asked for again, or taken back.
public final class ConnectionStatus {
  /// A storage host is to let the initiator in.
  public static final Status CONNECTING = new Status("connecting");

  /// The initiator may log in.
  public static final Status CONNECTED = new Status("connected");

  /// It could not be let in.
  public static final Status ERROR = new Status("error");

  /// A storage host is to end its access.
  public static final Status DISCONNECTING = new Status("disconnecting");

  /// Its access could not be ended for sure.
  public static final Status ERROR_DISCONNECTING = new Status("error_disconnecting");

  /// What follows what.
  public static final Lifecycle LIFECYCLE =
      new Lifecycle(
          ResourceKind.CONNECTION,
          Map.ofEntries(
              entry(CONNECTING, Set.of(CONNECTED, ERROR)),
              entry(CONNECTED, Set.of(CONNECTING, DISCONNECTING)),
              entry(ERROR, Set.of(CONNECTING, DISCONNECTING)),
              entry(DISCONNECTING, Set.of(ERROR_DISCONNECTING)),
              entry(ERROR_DISCONNECTING, Set.of(CONNECTING, DISCONNECTING))));

  /// Every word.
  public static final Set<String> WORDS =
      Set.of("connecting", "connected", "error", "disconnecting", "error_disconnecting");

  /// It could not be let in.
  public static final Transition CONNECT_FAILED = LIFECYCLE.step(Set.of(CONNECTING), ERROR);

  /// Its access could not be ended.
  public static final Transition DISCONNECT_FAILED =
      LIFECYCLE.step(Set.of(DISCONNECTING), ERROR_DISCONNECTING);

  private static final Set<Status> UNDER_WAY = Set.of(CONNECTING, DISCONNECTING);

  private ConnectionStatus() {}

  /// Whether a storage host is at work on it, or is to be.
  public static boolean isUnderWay(Status status) {
    return UNDER_WAY.contains(status);
  }
}
