package io.brazier.iscsi.lio;

import io.brazier.iscsi.ChapCredentials;
import io.brazier.iscsi.Initiator;
import io.brazier.iscsi.TargetRepetition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A folder that behaves as the kernel's `target` folder does, as far as exports are concerned:
/// what is made has its files, what is in use is not removed, and values are taken in the right
/// order only. Logins are judged by what is written there.
final class SimulatedConfigfs extends Configfs {

  private static final String NOBODY = "No active iSCSI Session for Initiator Endpoint: someone";

  private final Path root;
  private int changesLeft = -1;

  /// @param root an existing folder
  SimulatedConfigfs(Path root) {
    this.root = root;
    start();
  }

  /// All is gone, as at a start of the kernel.
  void start() {
    removeTree(root);
    unchecked(() -> Files.createDirectory(root));
    super.make(root.resolve("core"));
  }

  void killBeforeChange(int number) {
    changesLeft = number;
  }

  /// Every file with what it says.
  String picture() {
    Map<Path, String> picture = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      all.forEach(path -> picture.put(path, Files.isRegularFile(path) ? read(path) : ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return picture.toString();
  }

  boolean logIn(String name, Initiator initiator, ChapCredentials credentials) {
    Path group = group(name);
    Path access = group.resolve("acls").resolve(initiator.name());
    boolean right =
        read(group.resolve("enable")).equals("1")
            && read(group.resolve("attrib/authentication")).equals("1")
            && Files.exists(access.resolve("lun_0").resolve("default"))
            && read(access.resolve("auth/userid")).equals(credentials.user())
            && read(access.resolve("auth/password")).equals(credentials.secret().value());
    if (right) {
      tell(access, "InitiatorName: x\nCID: 0\n   Address 192.0.2.9 TCP  StatSN: 0x1\n");
    }
    return right;
  }

  void logOut(String name, Initiator initiator) {
    Path access = group(name).resolve("acls").resolve(initiator.name());
    if (exists(access)) {
      tell(access, NOBODY);
    }
  }

  @Override
  void make(Path folder) {
    if (exists(folder)) {
      return;
    }
    change();
    super.make(folder);
    switch (kind(folder)) {
      case "core/*/*" ->
          files(folder, "enable=0", "udev_path=", "control=", "wwn/vpd_unit_serial=");
      case "iscsi/*" -> files(folder, "param/x=");
      case "iscsi/*/*" ->
          files(
              folder,
              "enable=0",
              "attrib/authentication=0",
              "attrib/generate_node_acls=1",
              "attrib/demo_mode_discovery=1",
              "acls/",
              "lun/",
              "np/");
      case "iscsi/*/*/lun/*" -> files(folder, "statistics/x=");
      case "iscsi/*/*/acls/*" -> files(folder, "auth/userid=", "auth/password=", "info=" + NOBODY);
      case "iscsi/*/*/acls/*/*" -> files(folder, "write_protect=0");
      default -> {
        return; // the kernel adds nothing that matters here
      }
    }
  }

  @Override
  void remove(Path folder) {
    if (!exists(folder)) {
      return;
    }
    change();
    if (isConnected(folder) || hasParts(folder)) {
      throw new UncheckedIOException(folder + ": Device or resource busy", new IOException());
    }
    removeTree(folder);
  }

  @Override
  void write(Path file, String value) {
    change();
    Path object = parent(file);
    String name = file.getFileName().toString();
    boolean device = kind(object).equals("core/*/*");
    boolean open = device && read(object.resolve("enable")).equals("1");
    refuse(open && List.of("control", "enable").contains(name), file);
    refuse(device && name.equals("enable") && read(object.resolve("control")).isEmpty(), file);
    overwrite(file, value);
    if (name.equals("enable") && value.equals("0")) {
      folders(object.resolve("acls"))
          .forEach(each -> tell(object.resolve("acls").resolve(each), NOBODY));
    }
  }

  @Override
  void link(Path link, Path object) {
    if (Files.isSymbolicLink(link)) {
      return;
    }
    change();
    refuse(!exists(object), link);
    super.link(link, object);
    // the mapped unit of an initiator works from now on
    if (kind(parent(link)).equals("iscsi/*/*/acls/*/*")) {
      files(parent(link), "default=");
    }
  }

  @Override
  void unlinkAll(Path folder) {
    change();
    super.unlinkAll(folder);
    unchecked(() -> Files.deleteIfExists(folder.resolve("default")));
  }

  private Path group(String name) {
    return root.resolve("iscsi").resolve(name).resolve("tpgt_1");
  }

  private static Path parent(Path path) {
    return Objects.requireNonNull(path.getParent());
  }

  private void tell(Path access, String session) {
    overwrite(access.resolve("info"), session);
  }

  /// `core/*/*` for `core/iblock_1/x`, and so on: fixed names stay.
  private String kind(Path folder) {
    StringBuilder kind = new StringBuilder();
    for (Path part : root.relativize(folder)) {
      String name = part.toString();
      boolean fixed = List.of("core", "iscsi", "lun", "np", "acls").contains(name);
      kind.append(kind.isEmpty() ? "" : "/").append(fixed ? name : "*");
    }
    return kind.toString();
  }

  /// Whether somebody's link leads there.
  private boolean isConnected(Path folder) {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isSymbolicLink)
          .anyMatch(link -> unchecked(() -> Files.readSymbolicLink(link)).equals(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether there is something in it that was made, not given by the kernel.
  private boolean hasParts(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> !path.equals(folder))
          .anyMatch(path ->
              Files.isSymbolicLink(path)
                  || kind(path)
                      .matches(
                          "core/\\*/\\*|iscsi/\\*/tpgt_1|iscsi/\\*/\\*/(lun|np|acls)/\\*(/lun_0)?"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void change() {
    if (changesLeft == 0) {
      throw new TargetRepetition.Killed();
    }
    changesLeft--;
  }

  private static void refuse(boolean wrong, Path path) {
    if (wrong) {
      throw new UncheckedIOException(path + ": Invalid argument", new IOException());
    }
  }

  private static void files(Path folder, String... parts) {
    for (String part : parts) {
      int equals = part.indexOf('=');
      Path path = folder.resolve(equals < 0 ? part : part.substring(0, equals));
      unchecked(() -> Files.createDirectories(equals < 0 ? path : parent(path)));
      if (equals >= 0) {
        overwrite(path, part.substring(equals + 1));
      }
    }
  }

  private static void overwrite(Path file, String value) {
    unchecked(() -> Files.writeString(file, value));
  }

  private static void removeTree(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder())
          .forEach(path -> unchecked(() -> Files.deleteIfExists(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T unchecked(Step<T> step) {
    try {
      return step.take();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Step<T> {
    T take() throws IOException;
  }
}
