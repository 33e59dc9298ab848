package io.brazier.driver.lvm;

import io.brazier.driver.process.CommandFailure;
import io.brazier.driver.process.CommandResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/// The command layer: what can be done to one volume group, in the words of LVM's tools.
///
/// Every command is an argument vector. Names are [VgName] and [LvName], which cannot hold anything
/// but a name.
final class Lvm {

  private static final Logger LOG = Logger.getLogger(Lvm.class);

  /// What is removed may be open for a moment: udev looks at it.
  private static final String REMOVAL = "activation { retry_deactivation = 1 }";

  /// Also looks past devices that a crash left suspended (LP #1270192).
  private static final String REMOVAL_PAST_SUSPENDED =
      REMOVAL + " devices { ignore_suspended_devices = 1 }";

  /// What was zeroed stays so: a disk may show anything for what was discarded.
  private static final String REMOVAL_WITHOUT_DISCARD = REMOVAL + " devices { issue_discards = 0 }";

  /// Extents of a disk, as LVM reports and takes them.
  private static final Pattern EXTENTS = Pattern.compile("/dev/[a-zA-Z0-9_+.:/-]+:\\d+-\\d+");

  /// What a thick snapshot keeps at a time. Small chunks make writes to a volume that has snapshots
  /// cheap; the tables of large ones take less room.
  private static final long COW_CHUNK_BYTES = 64L << 10;

  private static final long COW_ENTRY_BYTES = 16;

  private static final String VOLUME_FIELDS =
      "lv_name,lv_size,lv_attr,lv_tags,pool_lv,data_percent,metadata_percent,lv_health_status";

  private final VgName group;
  private final LvmRunner runner;

  Lvm(VgName group, LvmRunner runner) {
    this.group = group;
    this.runner = runner;
  }

  VgName group() {
    return group;
  }

  /// The version of the tools.
  Version version() {
    return Version.parse(runner.succeed(List.of("lvm", "version")).stdout());
  }

  /// Whether a program that LVM needs for thin pools can be started.
  boolean hasThinTools() {
    try {
      return runner.runBeside(List.of("thin_check", "--version")).succeeded();
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
    runner.create(arguments);
  }

  /// Makes a volume in the thin pool; it reads as zeros.
  void createThin(LvName name, long sizeBytes, Collection<String> tags) {
    List<String> arguments = creation(name, tags);
    arguments.addAll(List.of("--type", "thin", "-V", sizeBytes + "b"));
    arguments.addAll(List.of("--thinpool", group.pool().value(), group.value()));
    runner.create(arguments);
  }

  /// Makes a snapshot of a volume: of a thin one a thin volume, whose device does not appear by
  /// itself, and of a thick one as many extents as it takes to keep every block of it.
  void createSnapshot(LvName name, LogicalVolume volume, String tag) {
    List<String> arguments = creation(name, List.of(tag));
    arguments.add("-s");
    if (!volume.isThin()) {
      arguments.addAll(List.of("-c", COW_CHUNK_BYTES + "b", "-L", cowBytes(volume) + "b"));
    }
    arguments.add(group.qualified(volume.name()));
    runner.succeed(arguments);
  }

  /// Makes a volume that shares the blocks of a thin one, whose device appears as that of any other
  /// volume.
  void createClone(LvName name, LogicalVolume volume, String tag) {
    List<String> arguments = creation(name, List.of(tag));
    arguments.addAll(List.of("-k", "n", "-a", "y", "-s", group.qualified(volume.name())));
    runner.succeed(arguments);
  }

  /// A header, and tables of the chunks, each of which has sixteen bytes in one.
  private static long cowBytes(LogicalVolume volume) {
    long chunks = Math.ceilDiv(volume.sizeBytes(), COW_CHUNK_BYTES);
    long tables = Math.ceilDiv(chunks, COW_CHUNK_BYTES / COW_ENTRY_BYTES);
    return (1 + tables + 1 + chunks) * COW_CHUNK_BYTES;
  }

  /// Takes a thick snapshot off its volume, which no longer has it then: a plain volume of what was
  /// kept is left.
  void split(LvName name) {
    succeed("lvconvert", List.of("--yes", "--splitsnapshot", group.qualified(name)));
  }

  /// Makes the thin pool, which gives out new blocks as zeros.
  void createPool(long sizeBytes) {
    List<String> arguments = creation(group.pool(), List.of());
    arguments.addAll(
        List.of("--type", "thin-pool", "-Z", "y", "-L", sizeBytes + "b", group.value()));
    runner.succeed(arguments);
  }

  /// Makes the device of a volume appear; nothing to do if it is there.
  void activate(LvName name) {
    succeed("lvchange", List.of("--yes", "-a", "y", "-K", group.qualified(name)));
  }

  /// Makes the device of a volume that nobody has open disappear.
  void deactivate(LvName name) {
    succeed("lvchange", List.of("-a", "n", group.qualified(name)));
  }

  /// Makes a volume larger; one that is as large or larger is left alone, and the command fails.
  void extend(LvName name, long sizeBytes) {
    extend(name, sizeBytes, List.of());
  }

  /// Makes a volume larger by exactly the extents of another, which is removed.
  void extendBy(LvName added, LvName name, long sizeBytes) {
    var _ =
        runner.inTurn(() -> {
          List<String> extents = extentsOf(added);
          succeed(
              "lvremove",
              List.of("--config", REMOVAL_WITHOUT_DISCARD, "-f", group.qualified(added)));
          return extend(name, sizeBytes, extents);
        });
  }

  /// Makes a volume smaller, whatever is in it; one that is not larger is left alone, and the
  /// command fails.
  void reduce(LvName name, long sizeBytes) {
    List<String> arguments = new ArrayList<>(List.of("-f"));
    if (version().checksFileSystems()) {
      arguments.addAll(List.of("--fs", "ignore"));
    }
    arguments.addAll(List.of("-L", sizeBytes + "b", group.qualified(name)));
    succeed("lvreduce", arguments);
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

  private CommandResult extend(LvName name, long sizeBytes, List<String> extents) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-L", sizeBytes + "b", group.qualified(name)));
    arguments.addAll(extents);
    return succeed("lvextend", arguments);
  }

  private List<String> extentsOf(LvName name) {
    List<String> arguments = new ArrayList<>(List.of("--noheadings", "--segments"));
    arguments.addAll(List.of("-o", "seg_pe_ranges", group.qualified(name)));
    String text = succeed("lvs", arguments).stdout();
    List<String> extents = List.of(text.strip().split("\\s+"));
    if (!extents.stream().allMatch(range -> EXTENTS.matcher(range).matches())) {
      throw new IllegalStateException("not extents of %s: %s".formatted(name, text));
    }
    return extents;
  }

  private void settle() {
    try {
      runner.runBeside(List.of("udevadm", "settle"));
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
    Optional<VolumeGroup> parsed = VolumeGroup.parse(result.stdout());
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
    return runner.succeed(argv);
  }

  /// A version of LVM's tools, for example 2.03.16.
  record Version(int major, int minor, int patch) implements Comparable<Version> {

    /// The first with `fullreport` and reports as JSON.
    static final Version OLDEST = new Version(2, 2, 158);

    /// The first whose `lvreduce` looks for a file system unless told not to.
    private static final Version FILE_SYSTEM_CHECK = new Version(2, 3, 17);

    private static final Pattern LINE = Pattern.compile("LVM version:\\s+(\\d+)\\.(\\d+)\\.(\\d+)");

    /// Reads the output of `lvm version`.
    ///
    /// @throws IllegalArgumentException if there is no version in it
    static Version parse(String text) {
      Matcher matcher = LINE.matcher(text);
      if (!matcher.find()) {
        throw new IllegalArgumentException("no LVM version in: " + text);
      }
      return new Version(
          Integer.parseInt(matcher.group(1)),
          Integer.parseInt(matcher.group(2)),
          Integer.parseInt(matcher.group(3)));
    }

    private boolean checksFileSystems() {
      return compareTo(FILE_SYSTEM_CHECK) >= 0;
    }

    @Override
    public int compareTo(Version other) {
      return Comparator.comparingInt(Version::major)
          .thenComparingInt(Version::minor)
          .thenComparingInt(Version::patch)
          .compare(this, other);
    }

    @Override
    public String toString() {
      return "%d.%02d.%d".formatted(major, minor, patch);
    }
  }
}
