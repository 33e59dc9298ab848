package io.brazier.driver.lvm;

import io.brazier.driver.process.Command;
import io.brazier.driver.process.CommandFailure;
import io.brazier.driver.process.CommandResult;
import io.brazier.driver.process.CommandRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// The command layer: LVM's tools for one volume group.
///
/// Every command is an argument vector with the same environment, passes the group's queue, and is
/// run again when the tool itself crashed (LP #1901783). Names are [VgName] and [LvName], which
/// cannot hold anything but a name.
final class Lvm {

  private static final Logger LOG = Logger.getLogger(Lvm.class);

  /// A tool of LVM that crashes does so with SIGSEGV: 128 + 11.
  private static final int CRASHED = 139;

  private static final int ATTEMPTS = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  /// What is removed may be open for a moment: udev looks at it.
  private static final String REMOVAL = "activation { retry_deactivation = 1 }";

  /// Also looks past devices that a crash left suspended (LP #1270192).
  private static final String REMOVAL_PAST_SUSPENDED =
      REMOVAL + " devices { ignore_suspended_devices = 1 }";

  private static final String VOLUME_FIELDS =
      "lv_name,lv_size,lv_attr,lv_tags,pool_lv,data_percent,metadata_percent,lv_health_status";

  private final VgName group;
  private final CommandRunner runner;
  private final MetadataQueue queue;
  private final LvmEnvironment environment;
  private final Pause pause;
  private final CreateBatches creates;

  Lvm(
      VgName group,
      CommandRunner runner,
      MetadataQueue queue,
      LvmEnvironment environment,
      Pause pause) {
    this.group = group;
    this.runner = runner;
    this.queue = queue;
    this.environment = environment;
    this.pause = pause;
    this.creates = new CreateBatches(queue, this::succeed, this::succeedTogether);
  }

  VgName group() {
    return group;
  }

  /// The version of the tools.
  LvmVersion version() {
    return LvmVersion.parse(succeed("lvm", List.of("version")).stdout());
  }

  /// Whether a program that LVM needs for thin pools can be started.
  boolean hasThinTools() {
    try {
      return runner.run(command(List.of("thin_check", "--version"))).succeeded();
    } catch (CommandFailure.NotStarted e) {
      LOG.debugf(e, "thin_check cannot be started");
      return false;
    }
  }

  /// The group with all its volumes.
  VolumeGroup report() {
    return report("");
  }

  /// The group with at most these volumes, which is quick however many there are.
  VolumeGroup report(List<LvName> names) {
    return report(
        String.join(" || ", names.stream().map(name -> "lv_name=" + name.value()).toList()));
  }

  /// Makes a thick volume.
  ///
  /// @param zeroed whether the group's free extents hold zeros. If not, LVM overwrites signatures
  ///   and the first blocks, so that nothing on this host takes old bytes for a file system or a
  ///   group; the rest is the caller's to wipe. If they do, LVM need not look, which saves a tenth.
  void createThick(LvName name, long sizeBytes, Collection<String> tags, boolean zeroed) {
    String overwrite = zeroed ? "n" : "y";
    List<String> arguments = creation(name, tags);
    arguments.addAll(List.of("-W", overwrite, "-Z", overwrite));
    arguments.addAll(List.of("-L", sizeBytes + "b", group.value()));
    creates.create(arguments);
  }

  /// Makes a volume in the thin pool; it reads as zeros.
  void createThin(LvName name, long sizeBytes, Collection<String> tags) {
    List<String> arguments = creation(name, tags);
    arguments.addAll(List.of("--type", "thin", "-V", sizeBytes + "b"));
    arguments.addAll(List.of("--thinpool", group.pool().value(), group.value()));
    creates.create(arguments);
  }

  /// Makes the thin pool, which gives out new blocks as zeros.
  void createPool(long sizeBytes) {
    List<String> arguments = creation(group.pool(), List.of());
    arguments.addAll(
        List.of("--type", "thin-pool", "-Z", "y", "-L", sizeBytes + "b", group.value()));
    succeed(arguments);
  }

  /// Makes the device of a volume appear; nothing to do if it is there.
  void activate(LvName name) {
    succeed("lvchange", List.of("--yes", "-a", "y", "-K", group.qualified(name)));
  }

  /// Gives a volume another name.
  void rename(LvName from, LvName to) {
    succeed("lvrename", List.of(group.value(), from.value(), to.value()));
  }

  /// Exchanges tags of a volume in one step; a tag that is not there is not missed.
  void retag(LvName name, Collection<String> removed, Collection<String> added) {
    List<String> arguments = new ArrayList<>();
    removed.forEach(tag -> arguments.addAll(List.of("--deltag", tag)));
    added.forEach(tag -> arguments.addAll(List.of("--addtag", tag)));
    arguments.add(group.qualified(name));
    succeed("lvchange", arguments);
  }

  /// Takes a tag from the group.
  void untagGroup(String tag) {
    succeed("vgchange", List.of("--deltag", tag, group.value()));
  }

  /// Removes a volume as it is, wiped or not. `settle` lets udev come to rest first and looks past
  /// suspended devices; for when a first try failed.
  void remove(LvName name, boolean settle) {
    if (settle) {
      settle();
    }
    List<String> arguments =
        List.of("--config", settle ? REMOVAL_PAST_SUSPENDED : REMOVAL, "-f", group.qualified(name));
    succeed("lvremove", arguments);
  }

  private void settle() {
    try {
      runner.run(command(List.of("udevadm", "settle")));
    } catch (CommandFailure e) {
      // not every host has udev; where it is missing there is nothing to settle
      LOG.debugf(e, "udev did not settle");
    }
  }

  private VolumeGroup report(String selection) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("fullreport", "--reportformat", "json"));
    arguments.addAll(List.of("--units", "b", "--nosuffix"));
    arguments.addAll(
        List.of("--configreport", "vg", "-o", "vg_name,vg_size,vg_free,vg_extent_size,vg_tags"));
    arguments.addAll(List.of("--configreport", "lv", "-o", VOLUME_FIELDS));
    if (!selection.isEmpty()) {
      arguments.addAll(List.of("-S", selection));
    }
    for (String unused : List.of("pv", "pvseg")) {
      arguments.addAll(List.of("--configreport", unused, "-o", "pv_name", "-S", "pv_name=none"));
    }
    arguments.addAll(List.of("--configreport", "seg", "-o", "lv_name", "-S", "lv_name=none"));
    arguments.add(group.value());
    CommandResult result = succeed("lvm", arguments);
    Optional<VolumeGroup> parsed = ReportParser.parse(result.stdout());
    return parsed.orElseThrow(() -> new IllegalStateException("empty report on " + group));
  }

  private static List<String> creation(LvName name, Collection<String> tags) {
    List<String> arguments = new ArrayList<>(List.of("lvcreate", "--yes", "-n", name.value()));
    tags.forEach(tag -> arguments.addAll(List.of("--addtag", tag)));
    return arguments;
  }

  private CommandResult succeed(String program, List<String> arguments) {
    List<String> argv = new ArrayList<>(List.of(program));
    argv.addAll(arguments);
    return succeed(argv);
  }

  private CommandResult succeed(List<String> argv) {
    return queue.inTurn(() -> runRepeatedly(command(argv)));
  }

  /// In the caller's turn. A crash is not made good here: every one of these commands is to be
  /// tried alone then.
  private CommandResult succeedTogether(LvmScript script) {
    Command command = script.command(environment);
    return runner.run(command).orThrow(command);
  }

  private CommandResult runRepeatedly(Command command) {
    CommandResult result = runner.run(command);
    Duration wait = FIRST_PAUSE;
    for (int attempt = 2; attempt <= ATTEMPTS && result.exitCode() == CRASHED; attempt++) {
      LOG.warnf("LVM tool crashed, running it again, attempt=%d command=%s", attempt, command);
      pause.rest(wait);
      wait = wait.dividedBy(2);
      result = runner.run(command);
    }
    return result.orThrow(command);
  }

  private Command command(List<String> argv) {
    return new Command(argv, environment.variables(), environment.timeout());
  }
}
