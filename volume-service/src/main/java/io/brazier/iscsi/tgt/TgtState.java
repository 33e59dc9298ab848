package io.brazier.iscsi.tgt;

import io.brazier.iscsi.ExportState;
import io.brazier.iscsi.Initiator;
import io.brazier.volume.VolumeId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A target as tgtd shows it.
///
/// @param id its number
/// @param name its iSCSI name
/// @param units its logical units but for the controller
/// @param connections who is logged in
/// @param accounts names of the accounts that are bound to it, in the order in which it keeps them
/// @param accessList who may log in
record TgtState(
    int id,
    String name,
    List<Unit> units,
    List<Connection> connections,
    List<String> accounts,
    List<Initiator> accessList) {

  private static final Pattern TARGET = Pattern.compile("Target (\\d+): (\\S+)");

  TgtState {
    units = List.copyOf(units);
    connections = List.copyOf(connections);
    accounts = List.copyOf(accounts);
    accessList = List.copyOf(accessList);
  }

  /// A target that was just made.
  static TgtState empty(int id, String name) {
    return new TgtState(id, name, List.of(), List.of(), List.of(), List.of());
  }

  /// Its logical unit of this number.
  Optional<Unit> unit(int number) {
    return units.stream().filter(unit -> unit.number() == number).findFirst();
  }

  /// What it is to the volume.
  ExportState exportOf(VolumeId volume) {
    return new ExportState(
        volume,
        units.isEmpty() ? null : Path.of(units.getFirst().device()),
        Set.copyOf(accessList));
  }

  /// A logical unit.
  ///
  /// @param number its LUN
  /// @param serial its serial number
  /// @param online whether it can be read and written
  /// @param device what is behind it
  record Unit(int number, String serial, boolean online, String device) {}

  /// A connection of a session.
  ///
  /// @param session the session's number
  /// @param number its own, within the session
  /// @param initiator who logged in
  /// @param address from where
  record Connection(String session, String number, Initiator initiator, String address) {}

  /// Reads `tgtadm --op show --mode target`: lines whose indentation says what belongs to what.
  static List<TgtState> parse(String text) {
    List<TgtState> targets = new ArrayList<>();
    Parser parser = new Parser();
    for (String line : text.lines().toList()) {
      Matcher target = TARGET.matcher(line);
      if (target.matches()) {
        parser.finish(targets);
        parser = new Parser();
        parser.begin(Integer.parseInt(target.group(1)), target.group(2));
      } else {
        parser.read(line);
      }
    }
    parser.finish(targets);
    return targets;
  }

  /// Reads one target.
  private static final class Parser {

    private static final Predicate<String> HEADING =
        Pattern.compile("    \\S.*:").asMatchPredicate();

    private final List<Unit> units = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private final List<String> accounts = new ArrayList<>();
    private final List<Initiator> accessList = new ArrayList<>();
    private int id;
    private String name = "";
    private String section = "";
    private String unit = "";
    private String serial = "";
    private boolean online;
    private String session = "";
    private String initiator = "";
    private String connection = "";

    void begin(int number, String targetName) {
      id = number;
      name = targetName;
    }

    void read(String line) {
      if (HEADING.test(line)) {
        section = line.strip();
        return;
      }
      String entry = line.strip();
      switch (section) {
        case "I_T nexus information:" -> readSession(entry);
        case "LUN information:" -> readUnit(entry);
        case "Account information:" -> accounts.add(entry);
        case "ACL information:" -> readAccess(entry);
        default -> {
          return; // what the daemon says of itself
        }
      }
    }

    void finish(List<TgtState> targets) {
      if (!name.isEmpty()) {
        targets.add(new TgtState(id, name, units, connections, accounts, accessList));
      }
    }

    /// An initiator that is no name is no guest of ours: it cannot have been allowed.
    private void readSession(String entry) {
      String value = valueOf(entry);
      if (entry.startsWith("I_T nexus: ")) {
        session = value;
      } else if (entry.startsWith("Initiator: ")) {
        initiator = value.replaceFirst(" alias: .*$", "");
      } else if (entry.startsWith("Connection: ")) {
        connection = value;
      } else if (entry.startsWith("IP Address: ") && Initiator.isValid(initiator)) {
        connections.add(new Connection(session, connection, new Initiator(initiator), value));
      }
    }

    /// LUN 0 is the controller, which every target has.
    private void readUnit(String entry) {
      String value = valueOf(entry);
      if (entry.startsWith("LUN: ")) {
        unit = value;
      } else if (entry.startsWith("SCSI SN: ")) {
        serial = value;
      } else if (entry.startsWith("Online: ")) {
        online = value.equals("Yes");
      } else if (entry.startsWith("Backing store path: ") && !unit.equals("0")) {
        units.add(new Unit(Integer.parseInt(unit), serial, online, value));
      }
    }

    private void readAccess(String entry) {
      if (Initiator.isValid(entry)) {
        accessList.add(new Initiator(entry));
      }
    }

    private static String valueOf(String entry) {
      return entry.substring(entry.indexOf(": ") + 1).strip();
    }
  }
}
