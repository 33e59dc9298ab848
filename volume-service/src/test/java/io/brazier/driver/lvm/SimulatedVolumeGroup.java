package io.brazier.driver.lvm;

import io.brazier.driver.process.Command;
import io.brazier.driver.process.CommandFailure;
import io.brazier.driver.process.CommandResult;
import io.brazier.driver.process.CommandRunner;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A volume group in memory that understands the commands the driver uses and knows of each extent
/// whether it holds old bytes. It can fail in the ways LVM and its host do. Runs one command at a
/// time, whoever asks.
final class SimulatedVolumeGroup implements CommandRunner {

  /// How a command goes.
  enum Outcome {
    WORKS,
    CRASHES_BEFORE,
    CRASHES_AFTER,
    FAILS_BEFORE,
    FAILS_AFTER,
    HANGS_BEFORE,
    HANGS_AFTER,
    POWER_FAILS_BEFORE,
    POWER_FAILS_AFTER
  }

  /// What an extent holds. Zeros that are not on the disk yet do not survive a power cut.
  enum Content {
    OLD_BYTES,
    CACHED_ZEROS,
    ZEROS
  }

  /// The host is gone; nobody handles this.
  static final class PowerCut extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final class Volume {
    private final boolean thin;
    private final List<Integer> extents;
    private final Set<String> tags = new TreeSet<>();
    private boolean active = true;
    private boolean open;
    private boolean snapshots;

    /// Of a thick snapshot, what it is of.
    private @Nullable String origin;

    /// Of a thick snapshot, what its volume had in each of its extents.
    private final List<Content> kept = new ArrayList<>();

    /// Blocks that a thin volume had when it was larger, and shows again when it grows.
    private final List<Integer> hidden = new ArrayList<>();

    private Volume(boolean thin, List<Integer> extents) {
      this.thin = thin;
      this.extents = new ArrayList<>(extents);
    }
  }

  static final long EXTENT_BYTES = 1L << 30;
  static final String NAME = "vg";
  private static final long MIB_PER_EXTENT = EXTENT_BYTES >> 20;

  private final int physicalExtents;
  private final List<Content> contents = new ArrayList<>();
  private final TreeSet<Integer> free = new TreeSet<>();
  private final Map<String, Volume> volumes = new TreeMap<>();
  private final Set<String> tags = new TreeSet<>();
  private final List<Command> commands = new ArrayList<>();
  private Function<Command, Outcome> plan = _ -> Outcome.WORKS;
  private double poolPercent;
  private int poolExtents;
  private boolean powered = true;
  private String version = "2.03.16";

  SimulatedVolumeGroup(int extents, Content content) {
    physicalExtents = extents;
    for (int extent = 0; extent < extents; extent++) {
      contents.add(content);
      free.add(extent);
    }
  }

  void plan(Function<Command, Outcome> newPlan) {
    plan = newPlan;
  }

  void tag(String tag) {
    tags.add(tag);
  }

  Set<String> tags() {
    return Set.copyOf(tags);
  }

  /// How full the thin pool is.
  void setPoolPercent(double percent) {
    poolPercent = percent;
  }

  /// All commands so far.
  List<Command> commands() {
    return List.copyOf(commands);
  }

  List<String> programs() {
    return commands.stream().map(Command::program).toList();
  }

  void forgetCommands() {
    commands.clear();
  }

  /// Names and sizes in GiB of all volumes but the pool.
  Map<String, Integer> sizes() {
    Map<String, Integer> sizes = new TreeMap<>();
    volumes.forEach((name, volume) -> sizes.put(name, volume.extents.size()));
    sizes.remove(NAME + "-pool");
    return sizes;
  }

  Set<String> tagsOf(String name) {
    return Set.copyOf(get(name).tags);
  }

  /// A volume somebody else made.
  void addForeign(String name, int extents) {
    volumes.put(name, new Volume(false, allocate(extents)));
  }

  void setOpen(String name, boolean open) {
    get(name).open = open;
  }

  /// Lets a volume have thick snapshots.
  void setSnapshots(String name, boolean snapshots) {
    get(name).snapshots = snapshots;
  }

  boolean isActive(String name) {
    return get(name).active;
  }

  void setVersion(String newVersion) {
    version = newVersion;
  }

  /// What the tenant does.
  void fill(String name) {
    get(name).extents.forEach(extent -> contents.set(extent, Content.OLD_BYTES));
    volumes.values().stream()
        .filter(volume -> name.equals(volume.origin))
        .forEach(kept -> kept.extents.forEach(extent -> contents.set(extent, Content.OLD_BYTES)));
  }

  /// Whether a volume reads as zeros, now and after a power cut.
  boolean isSafelyZero(String name) {
    return get(name).extents.stream().allMatch(extent -> contents.get(extent) == Content.ZEROS);
  }

  /// The same for what comes after so many GiB.
  boolean isSafelyZeroFrom(String name, int gib) {
    return end(name, gib).stream().allMatch(extent -> contents.get(extent) == Content.ZEROS);
  }

  /// Whether somebody who reads what comes after so many GiB finds old bytes; false without such a
  /// volume.
  boolean showsOldBytesFrom(String name, int gib) {
    return volumes.containsKey(name)
        && end(name, gib).stream().anyMatch(extent -> contents.get(extent) == Content.OLD_BYTES);
  }

  /// Whether so many GiB from the beginning are what the tenant wrote.
  boolean isFilledUpTo(String name, int gib) {
    return get(name).extents.subList(0, gib).stream()
        .allMatch(extent -> contents.get(extent) == Content.OLD_BYTES);
  }

  private List<Integer> end(String name, int gib) {
    List<Integer> extents = get(name).extents;
    return extents.subList(Math.min(gib, extents.size()), extents.size());
  }

  /// Whether all free extents are zero.
  boolean freeIsZero() {
    return free.stream().allMatch(extent -> contents.get(extent) == Content.ZEROS);
  }

  /// The host is back after a power cut that came upon a command; until then it runs none.
  synchronized void powerOn() {
    powered = true;
  }

  /// The host loses power and comes back.
  void cutPower() {
    contents.replaceAll(content -> content == Content.CACHED_ZEROS ? Content.OLD_BYTES : content);
    volumes.values().forEach(volume -> volume.active = false);
    volumes.values().forEach(volume -> volume.open = false);
  }

  @Override
  public synchronized CommandResult run(Command command) {
    if (!powered) {
      throw new PowerCut();
    }
    commands.add(command);
    return perform(command);
  }

  private CommandResult perform(Command command) {
    Outcome outcome = plan.apply(command);
    return switch (outcome) {
      case WORKS -> interpret(command);
      case CRASHES_BEFORE -> result(139, "", "");
      case FAILS_BEFORE -> result(5, "", "made to fail");
      case HANGS_BEFORE -> throw killed(command);
      case POWER_FAILS_BEFORE -> throw powerCut();
      case CRASHES_AFTER, FAILS_AFTER, HANGS_AFTER, POWER_FAILS_AFTER -> after(command, outcome);
    };
  }

  /// A program that is killed may have done a part only.
  private CommandResult after(Command command, Outcome outcome) {
    interpret(command);
    if (outcome == Outcome.HANGS_AFTER && command.argv().contains("-s")) {
      // made, and not yet a snapshot
      volumes.computeIfPresent(
          new LvmArguments(command).after("-n"),
          (_, made) -> {
            made.origin = null;
            return made;
          });
    }
    return switch (outcome) {
      case HANGS_AFTER -> throw killed(command);
      case POWER_FAILS_AFTER -> throw powerCut();
      case CRASHES_AFTER -> result(139, "", "");
      case FAILS_AFTER, WORKS, CRASHES_BEFORE, FAILS_BEFORE, HANGS_BEFORE, POWER_FAILS_BEFORE ->
          result(5, "", "made to fail");
    };
  }

  private PowerCut powerCut() {
    cutPower();
    powered = false;
    return new PowerCut();
  }

  private static CommandFailure.Killed killed(Command command) {
    return new CommandFailure.Killed(command, Duration.ofMinutes(1), "");
  }

  private CommandResult interpret(Command command) {
    LvmArguments arguments = new LvmArguments(command);
    return switch (command.program()) {
      case "lvm" -> lvm(arguments);
      case "lvcreate" -> create(arguments);
      case "lvremove" -> change(arguments.lastName(), this::remove);
      case "lvchange" -> change(arguments.lastName(), name -> alter(name, arguments));
      case "lvextend" -> change(arguments.qualifiedName(), name -> extend(name, arguments));
      case "lvreduce" -> change(arguments.lastName(), name -> reduce(name, arguments));
      case "lvs" -> change(arguments.lastName(), this::extents);
      case "lvconvert" -> change(arguments.lastName(), this::split);
      case "lvrename" -> rename(arguments.fromEnd(1), arguments.fromEnd(0));
      case "vgchange" -> untag(arguments);
      case "nice" -> copy(arguments);
      case "ionice", "blkdiscard" -> zero(arguments);
      case "sync" -> sync(arguments.lastName());
      case "thin_check" -> done();
      case "udevadm" -> throw new CommandFailure.NotStarted(command, new IOException("not found"));
      default -> throw new AssertionError("unknown program: " + command);
    };
  }

  private CommandResult lvm(LvmArguments arguments) {
    if (arguments.has("/proc/self/fd/0")) {
      return script(arguments.command());
    }
    if (arguments.has("version")) {
      return result(0, "  LVM version:     %s(2) (2022-05-18)\n".formatted(version), "");
    }
    if (!arguments.fromEnd(0).equals(NAME)) {
      return result(
          5, "{\"report\": [ ] }", "  Volume group \"" + arguments.fromEnd(0) + "\" not found");
    }
    Optional<Set<String>> selection = arguments.selection();
    List<String> rows =
        volumes.entrySet().stream()
            .filter(entry -> selection.map(names -> names.contains(entry.getKey())).orElse(true))
            .map(entry -> row(entry.getKey(), entry.getValue()))
            .toList();
    return result(
        0,
        """
        {"report": [{"vg": [{"vg_name":"vg", "vg_size":"%d", "vg_free":"%d",
        "vg_extent_size":"%d", "vg_tags":"%s"}], "lv": [%s]}]}
        """
            .formatted(
                physicalExtents * EXTENT_BYTES,
                free.size() * EXTENT_BYTES,
                EXTENT_BYTES,
                String.join(",", tags),
                String.join(",", rows)),
        "");
  }

  /// Each command of a script can fail in its own way; the first that does ends it.
  private CommandResult script(Command script) {
    List<String> lines = script.input().lines().toList();
    if (!lines.getFirst().startsWith("#!")) {
      return result(2, "", "No such command.");
    }
    for (String line : lines.subList(1, lines.size())) {
      List<String> argv = List.of(line.split(" "));
      CommandResult result = perform(new Command(argv, script.environment(), script.timeout()));
      if (!result.succeeded()) {
        return result;
      }
    }
    return done();
  }

  private String row(String name, Volume volume) {
    boolean pool = name.equals(NAME + "-pool");
    String kind = pool ? "t" : volume.thin ? "V" : letter(name, volume);
    String attributes =
        kind
            + "wi-"
            + (volume.active ? "a" : "-")
            + (volume.open ? "o" : "-")
            + (pool || volume.thin ? "tz" : "--")
            + "--";
    return """
    {"lv_name":"%s", "lv_size":"%d", "lv_attr":"%s", "lv_tags":"%s", "pool_lv":"%s",
    "data_percent":"%s", "metadata_percent":"%s", "lv_health_status":""}
    """
        .formatted(
            name,
            (pool ? poolExtents : volume.extents.size()) * EXTENT_BYTES,
            attributes,
            String.join(",", volume.tags),
            volume.thin ? NAME + "-pool" : "",
            pool ? poolPercent : "",
            pool ? "1.00" : "");
  }

  private String letter(String name, Volume volume) {
    if (volume.origin != null) {
      return "s";
    }
    return hasSnapshots(name, volume) ? "o" : "-";
  }

  private boolean hasSnapshots(String name, Volume volume) {
    return volume.snapshots || volumes.values().stream().anyMatch(each -> name.equals(each.origin));
  }

  private CommandResult snapshot(String name, LvmArguments arguments) {
    Volume origin = get(arguments.lastName());
    Volume made = new Volume(origin.thin, List.of());
    if (origin.thin) {
      made.extents.addAll(virtual(origin.extents.size()));
      for (int block = 0; block < made.extents.size(); block++) {
        contents.set(made.extents.get(block), contents.get(origin.extents.get(block)));
      }
      made.active = arguments.has("-k");
    } else if (arguments.extents("-L") > free.size()) {
      return result(5, "", "insufficient free space");
    } else {
      made.extents.addAll(allocate(arguments.extents("-L")));
      made.origin = arguments.lastName();
      origin.extents.forEach(extent -> made.kept.add(contents.get(extent)));
    }
    made.tags.addAll(arguments.all("--addtag"));
    volumes.put(name, made);
    return done();
  }

  private CommandResult split(String name) {
    Volume volume = get(name);
    if (volume.origin == null) {
      return result(5, "", "vg/%s is not a snapshot.".formatted(name));
    }
    volume.origin = null;
    volume.active = false;
    return done();
  }

  private CommandResult create(LvmArguments arguments) {
    String name = arguments.after("-n");
    if (volumes.containsKey(name)) {
      return result(5, "", "Logical Volume \"%s\" already exists".formatted(name));
    }
    if (arguments.has("-s")) {
      return change(arguments.lastName(), _ -> snapshot(name, arguments));
    }
    boolean thin = arguments.has("thin");
    int extents = arguments.extents(thin ? "-V" : "-L");
    if (!thin && extents > free.size()) {
      return result(5, "", "insufficient free space");
    }
    Volume volume = new Volume(thin, thin ? virtual(extents) : allocate(extents));
    volume.tags.addAll(arguments.all("--addtag"));
    if (arguments.has("thin-pool")) {
      poolExtents = extents;
    }
    volumes.put(name, volume);
    return done();
  }

  private CommandResult extend(String name, LvmArguments arguments) {
    Volume volume = get(name);
    int count = arguments.extents("-L") - volume.extents.size();
    if (count <= 0) {
      return result(5, "", count == 0 ? "matches existing size" : "not larger than existing size");
    }
    if (hasSnapshots(name, volume) && volume.active) {
      return result(5, "", "Snapshot origin volumes can be resized only while inactive");
    }
    if (volume.thin) {
      List<Integer> again = volume.hidden.subList(0, Math.min(count, volume.hidden.size()));
      int fresh = count - again.size();
      volume.extents.addAll(again);
      again.clear();
      volume.extents.addAll(virtual(fresh));
      return done();
    }
    List<Integer> allowed = arguments.listedExtents().orElse(List.copyOf(free));
    if (count > allowed.size() || !free.containsAll(allowed)) {
      return result(5, "", "insufficient free space");
    }
    List<Integer> taken = allowed.subList(0, count);
    taken.forEach(free::remove);
    volume.extents.addAll(taken);
    return done();
  }

  private CommandResult reduce(String name, LvmArguments arguments) {
    Volume volume = get(name);
    int extents = arguments.extents("-L");
    if (extents >= volume.extents.size()) {
      return result(5, "", "not less than existing size");
    }
    List<Integer> end = volume.extents.subList(extents, volume.extents.size());
    if (volume.thin) {
      volume.hidden.addAll(0, end);
    } else {
      free.addAll(end);
    }
    end.clear();
    return done();
  }

  private CommandResult extents(String name) {
    List<String> rows =
        get(name).extents.stream()
            .map(extent -> "  /dev/disk:%d-%d ".formatted(extent, extent))
            .toList();
    return result(0, String.join("\n", rows) + '\n', "");
  }

  private List<Integer> allocate(int count) {
    List<Integer> taken = free.stream().limit(count).toList();
    taken.forEach(free::remove);
    return taken;
  }

  /// Blocks of a thin pool are zeroed when they are first written.
  private List<Integer> virtual(int count) {
    List<Integer> made = new ArrayList<>();
    for (int extent = 0; extent < count; extent++) {
      made.add(contents.size());
      contents.add(Content.ZEROS);
    }
    return made;
  }

  private CommandResult change(String name, Function<String, CommandResult> change) {
    return volumes.containsKey(name)
        ? change.apply(name)
        : result(5, "", "Failed to find logical volume \"vg/%s\"".formatted(name));
  }

  private CommandResult remove(String name) {
    if (get(name).open) {
      return result(5, "", "Logical volume vg/%s in use.".formatted(name));
    }
    Volume removed = get(name);
    if (hasSnapshots(name, removed)) {
      throw new AssertionError("lvremove -f of an origin removes its snapshots: " + name);
    }
    if (!removed.thin) {
      free.addAll(removed.extents);
    }
    volumes.remove(name);
    return done();
  }

  private CommandResult alter(String name, LvmArguments arguments) {
    Volume volume = get(name);
    arguments.all("--deltag").forEach(volume.tags::remove);
    volume.tags.addAll(arguments.all("--addtag"));
    if (arguments.has("-a")) {
      if (volume.open && arguments.after("-a").equals("n")) {
        return result(5, "", "Logical volume vg/%s in use.".formatted(name));
      }
      volume.active = arguments.after("-a").equals("y");
    }
    return done();
  }

  private CommandResult rename(String from, String to) {
    if (volumes.containsKey(to)) {
      return result(5, "", "already exists");
    }
    return change(
        from,
        name -> {
          volumes.put(to, get(name));
          volumes.remove(name);
          return done();
        });
  }

  private CommandResult untag(LvmArguments arguments) {
    arguments.all("--deltag").forEach(tags::remove);
    return done();
  }

  private CommandResult zero(LvmArguments arguments) {
    return onDevice(
        arguments.lastName(),
        volume -> {
          long from = Long.parseLong(arguments.after("-o")) / EXTENT_BYTES;
          long to = from + Long.parseLong(arguments.after("-l")) / EXTENT_BYTES;
          volume.extents.subList((int) from, (int) to).stream()
              .filter(extent -> contents.get(extent) != Content.ZEROS)
              .forEach(extent -> contents.set(extent, Content.CACHED_ZEROS));
        });
  }

  /// Bytes go from one volume to another, and are safe then.
  private CommandResult copy(LvmArguments arguments) {
    String from = arguments.value("if");
    return onDevice(
        arguments.value("of"),
        target ->
            onDevice(
                from,
                source -> {
                  int first = (int) (arguments.number("skip") / MIB_PER_EXTENT);
                  int count = (int) (arguments.number("count") / MIB_PER_EXTENT);
                  for (int extent = first; extent < first + count; extent++) {
                    Content content = contentOf(source, extent);
                    boolean left =
                        content == Content.ZEROS && arguments.value("conv").contains("sparse");
                    if (!left) {
                      contents.set(target.extents.get(extent), content);
                    }
                  }
                }));
  }

  private Content contentOf(Volume volume, int extent) {
    Content content =
        volume.origin == null ? contents.get(volume.extents.get(extent)) : volume.kept.get(extent);
    return content == Content.CACHED_ZEROS ? Content.ZEROS : content;
  }

  private CommandResult sync(String name) {
    return onDevice(
        name,
        volume ->
            volume.extents.stream()
                .filter(extent -> contents.get(extent) == Content.CACHED_ZEROS)
                .forEach(extent -> contents.set(extent, Content.ZEROS)));
  }

  private CommandResult onDevice(String name, Consumer<Volume> work) {
    Volume volume = volumes.get(name);
    if (volume == null || !volume.active) {
      return result(1, "", "cannot open /dev/vg/%s: No such file or directory".formatted(name));
    }
    work.accept(volume);
    return done();
  }

  private Volume get(String name) {
    Volume volume = volumes.get(name);
    if (volume == null) {
      throw new AssertionError("no volume " + name + " in " + new HashSet<>(volumes.keySet()));
    }
    return volume;
  }

  private static CommandResult done() {
    return result(0, "", "");
  }

  private static CommandResult result(int exitCode, String stdout, String stderr) {
    return new CommandResult(exitCode, stdout, stderr, Duration.ZERO);
  }
}
