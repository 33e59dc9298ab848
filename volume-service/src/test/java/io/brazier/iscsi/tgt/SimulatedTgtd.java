package io.brazier.iscsi.tgt;

import io.brazier.driver.process.Command;
import io.brazier.driver.process.CommandResult;
import io.brazier.driver.process.CommandRunner;
import io.brazier.iscsi.ChapCredentials;
import io.brazier.iscsi.Initiator;
import io.brazier.iscsi.TargetRepetition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// tgtd as its tool shows it, with its ways of keeping accounts: in slots, with room for ten, of
/// which it looks at as many as are taken.
final class SimulatedTgtd implements CommandRunner, TgtAccounts {

  private static final int SLOTS = 10;
  private static final Pattern PARAMETER = Pattern.compile("(path|online|scsi_sn|scsi_id)=([^,]*)");

  private static final class Unit {
    private String path = "";
    private String serial = "beaf11";
    private String identifier = "IET     00010001";
    private boolean online = true;
  }

  private static final class One {
    private final String name;
    private final Map<Integer, Unit> units = new TreeMap<>();
    private final @Nullable String[] slots = new String[SLOTS];
    private final List<String> accessList = new ArrayList<>();
    private final Map<Integer, String> sessions = new TreeMap<>();

    private One(String name) {
      this.name = name;
    }

    private int bound() {
      int bound = 0;
      for (String slot : slots) {
        bound += slot == null ? 0 : 1;
      }
      return bound;
    }
  }

  /// What goes wrong as the tool tells it.
  private static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Refusal(String message) {
      super(message);
    }
  }

  private final Map<Integer, One> targets = new TreeMap<>();
  private final Map<String, String> accounts = new TreeMap<>();
  private final Set<String> portals = new TreeSet<>();
  private final List<Command> commands = new ArrayList<>();
  private int changesLeft = -1;
  private int lastSession;
  private int commandsBeforeClosing;
  private boolean running = true;

  SimulatedTgtd() {
    start();
  }

  /// A daemon that was started anew.
  void start() {
    targets.clear();
    accounts.clear();
    portals.clear();
    portals.addAll(List.of("[::]:3260", "0.0.0.0:3260"));
  }

  void stop() {
    running = false;
  }

  void listenAt(String portal) {
    portals.clear();
    portals.add(portal);
  }

  Set<String> portals() {
    return Set.copyOf(portals);
  }

  void killBeforeChange(int number) {
    changesLeft = number;
  }

  List<Command> commands() {
    return List.copyOf(commands);
  }

  String identifier(int target) {
    return Objects.requireNonNull(existing(target).units.get(1)).identifier;
  }

  String picture() {
    List<String> picture = new ArrayList<>(List.of(showTargets()));
    accounts.forEach((user, secret) -> picture.add(user + (user.endsWith("guard") ? "" : secret)));
    return String.join("\n", picture);
  }

  boolean logIn(String name, Initiator initiator, ChapCredentials credentials) {
    One target = named(name);
    if (target == null || !target.accessList.contains(initiator.name())) {
      return false;
    }
    boolean right = target.bound() == 0;
    for (int slot = 0; slot < target.bound(); slot++) {
      String user = target.slots[slot];
      right |=
          credentials.user().equals(user)
              && credentials.secret().value().equals(accounts.get(user));
    }
    if (right) {
      lastSession++;
      target.sessions.put(lastSession, initiator.name());
    }
    return right;
  }

  void logOut(String name, Initiator initiator) {
    One target = named(name);
    if (target != null) {
      target.sessions.values().removeIf(initiator.name()::equals);
    }
  }

  /// How many commands a session that is told to end goes on.
  void closeAfter(int count) {
    commandsBeforeClosing = count;
  }

  @Override
  public void make(ChapCredentials credentials) {
    change();
    refuse(accounts.containsKey(credentials.user()), "this account already exists");
    accounts.put(credentials.user(), credentials.secret().value());
  }

  @Override
  public CommandResult run(Command command) {
    commands.add(command);
    if (!running) {
      return new CommandResult(107, "", "tgtadm: failed to connect to the daemon\n", Duration.ZERO);
    }
    try {
      return new CommandResult(0, answer(command.arguments()), "", Duration.ZERO);
    } catch (Refusal e) {
      return new CommandResult(22, "", "tgtadm: " + e.getMessage() + "\n", Duration.ZERO);
    }
  }

  private String answer(List<String> arguments) {
    String operation = option(arguments, "--op");
    String mode = option(arguments, "--mode");
    if (operation.equals("show")) {
      return switch (mode) {
        case "sys" -> "System:\n    State: ready\n";
        case "target" -> showTargets();
        case "portal" -> showPortals();
        case "account" -> showAccounts();
        default -> throw new Refusal("invalid request");
      };
    }
    change();
    switch (operation + " " + mode) {
      case "new portal" -> portals.add(option(arguments, "--param").replace("portal=", ""));
      case "new target" -> makeTarget(id(arguments), option(arguments, "--targetname"));
      case "delete target" -> {
        var _ = target(arguments);
        targets.remove(id(arguments));
      }
      case "new logicalunit" -> makeUnit(arguments);
      case "update logicalunit" -> changeUnit(arguments);
      case "bind target" -> target(arguments).accessList.add(option(arguments, "--initiator-name"));
      case "unbind target" ->
          refuse(
              !target(arguments).accessList.remove(option(arguments, "--initiator-name")),
              "this access control rule does not exist");
      case "bind account" -> bind(target(arguments), option(arguments, "--user"));
      case "unbind account" -> unbind(target(arguments), option(arguments, "--user"));
      case "delete account" -> removeAccount(option(arguments, "--user"));
      case "delete conn" -> close(target(arguments), Integer.parseInt(option(arguments, "--sid")));
      default -> throw new Refusal("invalid request");
    }
    targets.values().forEach(SimulatedTgtd::checkThatChapIsAskedFor);
    return "";
  }

  /// It is not while no account is bound.
  private static void checkThatChapIsAskedFor(One target) {
    if (target.bound() == 0 && !target.accessList.isEmpty()) {
      throw new AssertionError("tgtd lets initiators in without CHAP");
    }
  }

  private void makeTarget(int id, String name) {
    refuse(targets.containsKey(id) || named(name) != null, "this target already exists");
    targets.put(id, new One(name));
  }

  private void makeUnit(List<String> arguments) {
    One target = target(arguments);
    int number = Integer.parseInt(option(arguments, "--lun"));
    refuse(target.units.containsKey(number), "this logical unit number already exists");
    Unit unit = new Unit();
    unit.path = option(arguments, "--backing-store");
    target.units.put(number, unit);
  }

  private void changeUnit(List<String> arguments) {
    Unit unit = target(arguments).units.get(Integer.parseInt(option(arguments, "--lun")));
    refuse(unit == null, "can't find the logical unit");
    Matcher parameter = PARAMETER.matcher(option(arguments, "--params"));
    while (unit != null && parameter.find()) {
      String value = parameter.group(2);
      switch (parameter.group(1)) {
        case "path" -> {
          refuse(unit.online, "invalid request");
          unit.path = value;
          unit.online = true;
        }
        case "online" -> unit.online = value.equals("1");
        case "scsi_sn" -> unit.serial = value;
        case "scsi_id" -> unit.identifier = value;
        default -> throw new Refusal("invalid request");
      }
    }
  }

  private void bind(One target, String user) {
    refuse(!accounts.containsKey(user), "can't find the account");
    refuse(Arrays.asList(target.slots).contains(user), "this account already exists");
    int free = 0;
    while (target.slots[free] != null) {
      free++;
    }
    target.slots[free] = user;
  }

  private void unbind(One target, String user) {
    for (int slot = 0; slot < SLOTS; slot++) {
      if (user.equals(target.slots[slot])) {
        target.slots[slot] = null;
        return;
      }
    }
    throw new Refusal("can't find the account");
  }

  private void removeAccount(String user) {
    refuse(accounts.remove(user) == null, "can't find the account");
    targets.values().stream()
        .filter(target -> Arrays.asList(target.slots).contains(user))
        .forEach(target -> unbind(target, user));
  }

  private void close(One target, int session) {
    refuse(!target.sessions.containsKey(session), "can't find the connection");
    commandsBeforeClosing--;
    if (commandsBeforeClosing < 0) {
      target.sessions.remove(session);
    }
  }

  private String showPortals() {
    StringBuilder text = new StringBuilder();
    portals.forEach(portal -> text.append("Portal: ").append(portal).append(",1\n"));
    return text.toString();
  }

  private String showAccounts() {
    StringBuilder text = new StringBuilder(accounts.isEmpty() ? "" : "Account list:\n");
    accounts.keySet().forEach(user -> text.append("    ").append(user).append('\n'));
    return text.toString();
  }

  private String showTargets() {
    StringBuilder text = new StringBuilder();
    targets.forEach((id, target) -> show(id, target, text));
    return text.toString();
  }

  private static void show(int id, One target, StringBuilder text) {
    text.append("Target %d: %s%n".formatted(id, target.name));
    text.append("    System information:\n        Driver: iscsi\n        State: ready\n");
    text.append("    I_T nexus information:\n");
    target.sessions.forEach((session, initiator) -> {
      text.append("        I_T nexus: %d%n".formatted(session));
      text.append("            Initiator: %s alias: storage%n".formatted(initiator));
      text.append("            Connection: 0\n                IP Address: 192.0.2.9\n");
    });
    text.append("    LUN information:\n");
    show(0, new Unit(), "controller", "None", text);
    target.units.forEach((number, unit) -> show(number, unit, "disk", unit.path, text));
    text.append("    Account information:\n");
    for (int slot = 0; slot < target.bound(); slot++) {
      if (target.slots[slot] == null) {
        throw new AssertionError("tgtd crashes: an empty slot before a full one");
      }
      text.append("        %s%n".formatted(target.slots[slot]));
    }
    text.append("    ACL information:\n");
    target.accessList.forEach(each -> text.append("        %s%n".formatted(each)));
  }

  private static void show(int number, Unit unit, String type, String path, StringBuilder text) {
    text.append("        LUN: %d%n            Type: %s%n".formatted(number, type));
    text.append("            SCSI ID: %s%n".formatted(unit.identifier));
    text.append("            SCSI SN: %s%n".formatted(unit.serial));
    text.append("            Size: 1074 MB, Block size: 512\n");
    text.append("            Online: %s%n".formatted(unit.online ? "Yes" : "No"));
    text.append("            Backing store type: rdwr\n");
    text.append("            Backing store path: %s%n".formatted(path));
    text.append("            Backing store flags: \n");
  }

  private @Nullable One named(String name) {
    return targets.values().stream()
        .filter(target -> target.name.equals(name))
        .findFirst()
        .orElse(null);
  }

  private One target(List<String> arguments) {
    return existing(id(arguments));
  }

  private One existing(int id) {
    One target = targets.get(id);
    if (target == null) {
      throw new Refusal("can't find the target");
    }
    return target;
  }

  private static int id(List<String> arguments) {
    return Integer.parseInt(option(arguments, "--tid"));
  }

  private static String option(List<String> arguments, String name) {
    return arguments.get(arguments.indexOf(name) + 1);
  }

  private void change() {
    if (changesLeft == 0) {
      throw new TargetRepetition.Killed();
    }
    changesLeft--;
  }

  private static void refuse(boolean wrong, String message) {
    if (wrong) {
      throw new Refusal(message);
    }
  }
}
