package io.brazier.iscsi.tgt;

import io.brazier.driver.process.Command;
import io.brazier.driver.process.CommandFailure;
import io.brazier.driver.process.CommandRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What can be asked of tgtd by its tool, in the tool's words. It fails with the same exit status
/// whatever is wrong, so callers look first and then do what is missing.
///
/// No argument is ever a secret: every user of the host sees the arguments of every program. That
/// is why accounts are made by [TgtSocket].
final class Tgtadm {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final List<String> BEGINNING = List.of("tgtadm", "--lld", "iscsi", "--op");
  private static final Map<String, String> ENVIRONMENT = Map.of("LC_ALL", "C");

  private final CommandRunner runner;

  Tgtadm(CommandRunner runner) {
    this.runner = runner;
  }

  /// Asks the daemon whether it is there.
  ///
  /// @throws CommandFailure if it is not
  void ask() {
    succeed("show", "sys");
  }

  /// All targets.
  List<TgtState> targets() {
    return TgtState.parse(succeed("show", "target"));
  }

  /// Where the daemon listens, as `ADDRESS:PORT`.
  List<String> portals() {
    return succeed("show", "portal")
        .lines()
        .map(line -> line.replaceFirst("^Portal: (.*),\\d+$", "$1"))
        .toList();
  }

  /// Names of all accounts.
  List<String> accounts() {
    return succeed("show", "account")
        .lines()
        .filter(line -> line.startsWith(" "))
        .map(String::strip)
        .toList();
  }

  void listen(String portal) {
    succeed("new", "portal", "--param", "portal=" + portal);
  }

  void makeTarget(int target, String name) {
    succeed("new", "target", "--tid", text(target), "--targetname", name);
  }

  /// Ends its sessions too.
  void removeTarget(int target) {
    succeed("delete", "target", "--tid", text(target), "--force");
  }

  void makeUnit(int target, int unit, String device) {
    succeed(
        "new",
        "logicalunit",
        "--tid",
        text(target),
        "--lun",
        text(unit),
        "--backing-store",
        device);
  }

  /// @param parameters `name=value`, with commas between them
  void changeUnit(int target, int unit, String parameters) {
    succeed(
        "update",
        "logicalunit",
        "--tid",
        text(target),
        "--lun",
        text(unit),
        "--params",
        parameters);
  }

  void allow(int target, String initiator) {
    succeed("bind", "target", "--tid", text(target), "--initiator-name", initiator);
  }

  void disallow(int target, String initiator) {
    succeed("unbind", "target", "--tid", text(target), "--initiator-name", initiator);
  }

  void bindAccount(int target, String user) {
    succeed("bind", "account", "--tid", text(target), "--user", user);
  }

  void unbindAccount(int target, String user) {
    succeed("unbind", "account", "--tid", text(target), "--user", user);
  }

  void removeAccount(String user) {
    succeed("delete", "account", "--user", user);
  }

  void close(int target, TgtState.Connection connection) {
    succeed(
        "delete",
        "conn",
        "--tid",
        text(target),
        "--sid",
        connection.session(),
        "--cid",
        connection.number());
  }

  private String succeed(String operation, String mode, String... others) {
    List<String> argv = new ArrayList<>(BEGINNING);
    argv.addAll(List.of(operation, "--mode", mode));
    argv.addAll(List.of(others));
    Command command = new Command(argv, ENVIRONMENT, TIMEOUT);
    return runner.run(command).orThrow(command).stdout();
  }

  private static String text(int number) {
    return Integer.toString(number);
  }
}
