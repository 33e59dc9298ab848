package io.brazier.iscsi;

import io.brazier.driver.process.Command;
import io.brazier.driver.process.CommandResult;
import io.brazier.driver.process.ProcessCommandRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The initiator of the kernel of a lab host, steered by open-iscsi. It logs in under any name.
final class KernelInitiator {

  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final Path SESSIONS = Path.of("/sys/class/iscsi_session");
  private static final Path SETTINGS = Path.of("/etc/iscsi");

  /// Exit status of `iscsiadm` when there is nothing to log out from.
  private static final int ABSENT = 21;

  private final ProcessCommandRunner runner = new ProcessCommandRunner();

  /// Starts the daemon. What of /etc it writes to is mounted over; a session that is broken gives
  /// up at once.
  void start() {
    if (Files.exists(SETTINGS.resolve("initiatorname.iscsi"))) {
      return;
    }
    run("mount", "-t", "tmpfs", "tmp", SETTINGS.toString());
    write(
        "iscsid.conf",
        """
        iscsid.startup = /bin/true
        node.startup = manual
        node.session.auth.authmethod = CHAP
        node.session.timeo.replacement_timeout = 1
        node.session.initial_login_retry_max = 1
        node.conn[0].timeo.login_timeout = 10
        node.conn[0].timeo.logout_timeout = 2
        """);
    run("mkdir", SETTINGS.resolve("ifaces").toString());
    write("initiatorname.iscsi", "InitiatorName=iqn.1993-08.org.debian:01:lab\n");
    run("mkdir", "-p", "/run/lock/iscsi");
    run("iscsid");
  }

  /// Logs in to a portal.
  ///
  /// @return whether it succeeded
  boolean logIn(Export export, Portal portal, Initiator initiator, ChapCredentials credentials) {
    write(
        "ifaces/" + face(initiator),
        """
        iface.iscsi_ifacename = %s
        iface.transport_name = tcp
        iface.initiatorname = %s
        """
            .formatted(face(initiator), initiator.name()));
    run(node(export, portal, initiator, "-o", "new"));
    set(export, portal, initiator, "node.session.auth.username", credentials.user());
    set(export, portal, initiator, "node.session.auth.password", credentials.secret().value());
    return result(node(export, portal, initiator, "--login")).succeeded();
  }

  /// Logs out; one that is not logged in is what is wanted.
  void logOut(Export export, Initiator initiator) {
    CommandResult result =
        result(
            List.of(
                "iscsiadm", "-m", "node", "-T", export.name(), "-I", face(initiator), "--logout"));
    if (!result.succeeded() && result.exitCode() != ABSENT) {
      throw new IllegalStateException("logout: " + result);
    }
  }

  /// Ends every session, in whatever state.
  void logOutAll() {
    result(List.of("iscsiadm", "-m", "node", "--logoutall=all"));
    result(List.of("iscsiadm", "-m", "node", "-o", "delete"));
  }

  /// What targets a portal names to an initiator.
  String discover(Portal portal, Initiator initiator) {
    return result(
            List.of(
                "iscsiadm",
                "-m",
                "discovery",
                "-t",
                "sendtargets",
                "-p",
                portal.toString(),
                "-I",
                face(initiator)))
        .stdout();
  }

  /// The disk of a session, as soon as the kernel has it.
  Optional<Path> disk(Export export) {
    return folders(SESSIONS).stream()
        .filter(session -> read(session.resolve("targetname")).equals(export.name()))
        .flatMap(session -> folders(session.resolve("device")).stream())
        .filter(target -> target.getFileName().toString().startsWith("target"))
        .flatMap(target -> folders(target).stream())
        .flatMap(unit -> folders(unit.resolve("block")).stream())
        .map(disk -> Path.of("/dev", disk.getFileName().toString()))
        .findFirst();
  }

  /// Looks at a disk's size again.
  ///
  /// @return the size in bytes
  long rescan(Path disk) {
    Path block = Path.of("/sys/block", disk.getFileName().toString());
    try {
      Files.writeString(block.resolve("device/rescan"), "1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return 512 * Long.parseLong(read(block.resolve("size")));
  }

  /// The name by which systems know a disk again.
  static String worldWideName(Path disk) {
    return read(Path.of("/sys/block", disk.getFileName().toString(), "device/wwid"));
  }

  private void set(Export export, Portal portal, Initiator initiator, String name, String value) {
    run(node(export, portal, initiator, "-o", "update", "-n", name, "-v", value));
  }

  private static List<String> node(
      Export export, Portal portal, Initiator initiator, String... what) {
    List<String> argv =
        new ArrayList<>(List.of("iscsiadm", "-m", "node", "-T", export.name(), "-p"));
    argv.addAll(List.of(portal.toString(), "-I", face(initiator)));
    argv.addAll(List.of(what));
    return argv;
  }

  private static String face(Initiator initiator) {
    return initiator.name().replaceFirst("^.*:", "");
  }

  private void run(String... argv) {
    run(List.of(argv));
  }

  private void run(List<String> argv) {
    CommandResult result = result(argv);
    if (!result.succeeded()) {
      throw new IllegalStateException(argv + ": " + result);
    }
  }

  private CommandResult result(List<String> argv) {
    return runner.run(new Command(argv, Map.of("LC_ALL", "C"), TIMEOUT));
  }

  private static void write(String name, String text) {
    try {
      Files.writeString(SETTINGS.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> folders(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
