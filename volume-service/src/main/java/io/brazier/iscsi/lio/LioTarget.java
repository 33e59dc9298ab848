package io.brazier.iscsi.lio;

import io.brazier.fault.Fault;
import io.brazier.iscsi.ChapCredentials;
import io.brazier.iscsi.ChapSecret;
import io.brazier.iscsi.Export;
import io.brazier.iscsi.ExportState;
import io.brazier.iscsi.Initiator;
import io.brazier.iscsi.Portal;
import io.brazier.iscsi.Session;
import io.brazier.iscsi.Target;
import io.brazier.iscsi.TargetConfig;
import io.brazier.iscsi.TargetNames;
import io.brazier.volume.VolumeId;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Exports by the kernel's own target, LIO (`cinder/volume/targets/lio.py`, which runs a program
/// for what is done by files here).
///
/// A volume is a storage object `core/iblock_8776/volume-UUID`, a target `iscsi/NAME` with one
/// group of portals, one LUN in it, and an access list with an entry per initiator.
final class LioTarget implements Target {

  private static final int LUN = 0;
  private static final String LUN_FOLDER = "lun_" + LUN;

  /// Reads `Address 10.0.0.1 TCP` and the like of a session's connections.
  private static final Pattern ADDRESS = Pattern.compile("Address (\\S+) ");

  private final LioTree tree;
  private final Configfs configfs;
  private final TargetConfig config;
  private final TargetNames names;

  LioTarget(Path root, Configfs configfs, TargetConfig config) {
    this.configfs = configfs;
    this.config = config;
    this.names = new TargetNames(config.targetPrefix());
    this.tree = new LioTree(root, names);
  }

  @Override
  public void checkForSetupError() {
    Portal.of(config).forEach(Portal::checkAddress);
    attempt(
        "The kernel's iSCSI target cannot be used. Load its modules (modprobe -a"
            + " target_core_iblock iscsi_target_mod), and name them in /etc/modules-load.d",
        () -> {
          configfs.make(tree.storage());
          configfs.make(tree.fabric());
        });
  }

  @Override
  public Export ensureExport(VolumeId volume, Path device) {
    List<Portal> portals = Portal.of(config);
    attempt(
        "Volume %s was not exported".formatted(volume),
        () -> {
          offer(volume, device);
          list(volume);
          listen(volume, portals);
          configfs.set(tree.group(volume).resolve("enable"), "1");
        });
    return new Export(names.of(volume), LUN, portals);
  }

  /// Whoever is in the middle of a login is stopped by the group's end, and nobody gets in after
  /// it.
  @Override
  public void removeExport(VolumeId volume) {
    attempt(
        "The export of volume %s was not ended".formatted(volume),
        () -> {
          Path group = tree.group(volume);
          if (configfs.exists(group)) {
            configfs.set(group.resolve("enable"), "0");
          }
          configfs.folders(tree.accessList(volume)).stream()
              .map(tree.accessList(volume)::resolve)
              .forEach(this::removeAccess);
          removeLun(tree.units(volume).resolve(LUN_FOLDER));
          configfs.folders(tree.portals(volume)).stream()
              .map(tree.portals(volume)::resolve)
              .forEach(configfs::remove);
          configfs.remove(group);
          configfs.remove(tree.target(volume));
          configfs.remove(tree.object(volume));
        });
  }

  @Override
  public ChapCredentials allow(VolumeId volume, Initiator initiator, ChapSecret secret) {
    String user = ChapCredentials.user(volume, initiator);
    attempt(
        "Initiator %s was not allowed to use volume %s".formatted(initiator, volume),
        () -> {
          if (!configfs.exists(tree.units(volume).resolve(LUN_FOLDER))) {
            throw new Fault.BackendFailed("Volume %s is not exported.".formatted(volume), null);
          }
          Path access = tree.access(volume, initiator);
          configfs.make(access);
          // nobody can log in by an entry that lacks one of the two
          configfs.writeSecret(access.resolve("auth").resolve("password"), secret.value());
          configfs.writeSecret(access.resolve("auth").resolve("userid"), user);
          configfs.make(access.resolve(LUN_FOLDER));
          configfs.link(
              access.resolve(LUN_FOLDER).resolve(volume.nameOnStorage()),
              tree.units(volume).resolve(LUN_FOLDER));
        });
    return new ChapCredentials(user, secret);
  }

  /// The kernel ends the sessions of an entry before it lets it go.
  @Override
  public void withdraw(VolumeId volume, Initiator initiator) {
    attempt(
        "Access of initiator %s to volume %s was not ended".formatted(initiator, volume),
        () -> removeAccess(tree.access(volume, initiator)));
  }

  /// The kernel asks the device for its size whenever an initiator does.
  @Override
  public void resized(VolumeId volume) {
    var _ = TargetNames.checked(volume);
  }

  @Override
  public List<Session> sessions(VolumeId volume) {
    return answer(
        "Sessions of volume %s cannot be read".formatted(volume),
        () ->
            initiators(volume).flatMap(initiator -> session(volume, initiator).stream()).toList());
  }

  @Override
  public List<ExportState> exports() {
    return answer(
        "Exports cannot be read",
        () ->
            Stream.concat(
                    configfs.folders(tree.storage()).stream()
                        .flatMap(name -> TargetNames.volumeNamed(name).stream()),
                    configfs.folders(tree.fabric()).stream()
                        .flatMap(name -> names.volume(name).stream()))
                .distinct()
                .map(this::state)
                .toList());
  }

  /// The device behind it all.
  private void offer(VolumeId volume, Path device) {
    Path object = tree.object(volume);
    configfs.make(object);
    boolean open = configfs.read(object.resolve("enable")).equals("1");
    String path = configfs.read(object.resolve("udev_path"));
    if (open && !path.equals(device.toString())) {
      throw new Fault.BackendFailed(
          "Volume %s is exported from %s, not from %s.".formatted(volume, path, device), null);
    } else if (!open) {
      // the kernel makes of it the world wide name too, by which initiators know a disk again
      configfs.write(object.resolve("wwn").resolve("vpd_unit_serial"), volume.value());
      // the device that is opened, and a note of it, which alone can be read again
      configfs.write(object.resolve("control"), "udev_path=" + device);
      configfs.write(object.resolve("udev_path"), device.toString());
      configfs.write(object.resolve("enable"), "1");
    }
  }

  /// The target with its unit. What it is like is written before anybody can reach it.
  private void list(VolumeId volume) {
    configfs.make(tree.target(volume));
    configfs.make(tree.group(volume));
    Path attributes = tree.group(volume).resolve("attrib");
    configfs.set(attributes.resolve("authentication"), "1");
    configfs.set(attributes.resolve("generate_node_acls"), "0");
    // who is not on its access list does not see it in a discovery either
    configfs.set(attributes.resolve("demo_mode_discovery"), "0");
    Path unit = tree.units(volume).resolve(LUN_FOLDER);
    configfs.make(unit);
    configfs.link(unit.resolve(volume.nameOnStorage()), tree.object(volume));
  }

  private void listen(VolumeId volume, List<Portal> portals) {
    Path folder = tree.portals(volume);
    Set<String> wanted = portals.stream().map(Portal::toString).collect(Collectors.toSet());
    wanted.forEach(portal -> configfs.make(folder.resolve(portal)));
    configfs.folders(folder).stream()
        .filter(portal -> !wanted.contains(portal))
        .map(folder::resolve)
        .forEach(configfs::remove);
  }

  private void removeAccess(Path access) {
    removeLun(access.resolve(LUN_FOLDER));
    configfs.remove(access);
  }

  private void removeLun(Path unit) {
    configfs.unlinkAll(unit);
    configfs.remove(unit);
  }

  private List<Session> session(VolumeId volume, Initiator initiator) {
    String told = configfs.read(tree.access(volume, initiator).resolve("info"));
    if (told.isEmpty() || told.startsWith("No active iSCSI Session")) {
      return List.of();
    }
    Matcher address = ADDRESS.matcher(told);
    return List.of(new Session(initiator, address.find() ? address.group(1) : "unknown"));
  }

  private ExportState state(VolumeId volume) {
    String device = configfs.read(tree.object(volume).resolve("udev_path"));
    return new ExportState(
        volume,
        device.isEmpty() ? null : Path.of(device),
        initiators(volume).collect(Collectors.toSet()));
  }

  private Stream<Initiator> initiators(VolumeId volume) {
    return configfs.folders(tree.accessList(volume)).stream()
        .filter(Initiator::isValid)
        .map(Initiator::new);
  }

  private static void attempt(String what, Runnable work) {
    var _ =
        answer(
            what,
            () -> {
              work.run();
              return true;
            });
  }

  private static <T> T answer(String what, Supplier<T> work) {
    try {
      return work.get();
    } catch (UncheckedIOException e) {
      throw new Fault.BackendFailed("%s: %s".formatted(what, e.getMessage()), e);
    }
  }
}
