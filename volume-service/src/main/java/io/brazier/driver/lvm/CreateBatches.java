package io.brazier.driver.lvm;

import io.brazier.driver.process.Command;
import io.brazier.driver.process.CommandFailure;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Lets creates that wait for the same volume group be made by one process.
///
/// Most of what an `lvcreate` costs is the start of the program and its first look at the disks.
/// The first that comes leads a batch: it waits for the group's turn, and who comes until then
/// joins. A create that finds nobody waiting is by itself and as quick as ever; under load batches
/// grow as long as it takes to make the one before.
///
/// The process is a span of the leader's trace, to which the spans of the others have a link.
///
/// A batch that fails says nothing of any of its creates, so each of them goes alone then, as if it
/// repeated one that was cut off: what was made is found and taken for its own.
final class CreateBatches {

  private static final Logger LOG = Logger.getLogger(CreateBatches.class);

  /// Eight lines of a script are surely within the input of a command.
  private static final int LIMIT = 8;

  private final MetadataQueue queue;
  private final Consumer<List<String>> alone;
  private final Consumer<Script> together;

  /// The batch that may still be joined; guarded by the monitor.
  private @Nullable Batch open;

  /// @param alone runs one command to its success, or throws what is known of its failure
  /// @param together runs all commands to their success, or throws a [CommandFailure]; called in
  ///   the group's turn
  CreateBatches(MetadataQueue queue, Consumer<List<String>> alone, Consumer<Script> together) {
    this.queue = queue;
    this.alone = alone;
    this.together = together;
  }

  /// Runs a command that makes a volume, and comes back when it is made.
  ///
  /// @throws CommandFailure if it failed when it was run alone
  void create(List<String> argv) {
    if (!Script.takes(argv)) {
      alone.accept(argv);
      return;
    }
    Batch own = new Batch();
    Batch joined = join(own, argv);
    if (joined == own) {
      queue.inTurn(() -> lead(own));
    } else {
      follow(joined, argv);
    }
  }

  private synchronized Batch join(Batch own, List<String> argv) {
    Batch joined = open == null ? own : open;
    joined.commands.add(argv);
    open = joined.commands.size() < LIMIT ? joined : null;
    return joined;
  }

  private synchronized List<List<String>> close(Batch batch) {
    if (open == batch) {
      open = null;
    }
    return batch.commands;
  }

  private void lead(Batch batch) {
    List<List<String>> commands = close(batch);
    boolean made = false;
    try {
      made = commands.size() > 1 && makeTogether(new Script(commands));
    } finally {
      // also when the leader was interrupted: nobody may wait for ever
      batch.made.complete(made);
    }
    if (!made) {
      alone.accept(commands.getFirst());
    }
  }

  private void follow(Batch batch, List<String> argv) {
    Span.current().addLink(batch.leader);
    if (!batch.made.join()) {
      alone.accept(argv);
    }
  }

  private boolean makeTogether(Script script) {
    try {
      together.accept(script);
      return true;
    } catch (CommandFailure e) {
      LOG.warnf("Volumes could not be made together, each is tried alone: %s", e.getMessage());
      return false;
    }
  }

  /// The creates of one process. The leader's is the first; none is added once it is closed.
  private static final class Batch {
    private final List<List<String>> commands = new ArrayList<>();
    private final CompletableFuture<Boolean> made = new CompletableFuture<>();
    private final SpanContext leader = Span.current().getSpanContext();
  }

  /// Several commands of LVM for one process: `lvm FILE` runs a file whose first line begins with
  /// `#!`, line by line. It stops at the first command that fails and ends with its status, so
  /// success is the success of all (`lvm(8)`; `_run_script` of `tools/lvmcmdline.c` in LVM2).
  ///
  /// @param commands programs with their arguments, each as [#takes] allows
  record Script(List<List<String>> commands) {

    /// LVM reads a line into 256 bytes and takes one that fills them for too long; 2.03.16 does so
    /// from 254 letters on.
    private static final int LINE_LIMIT = 253;

    /// Nothing in it that LVM would take for a quote, a comment or an end.
    private static final Pattern PLAIN_WORD = Pattern.compile("[a-zA-Z0-9_+.,:=/-]+");

    /// The process's own standard input; unlike `/dev/stdin` it is there on every system.
    private static final String STANDARD_INPUT = "/proc/self/fd/0";

    Script {
      commands = List.copyOf(commands);
      if (commands.isEmpty() || !commands.stream().allMatch(Script::takes)) {
        throw new IllegalArgumentException("not for a script: " + commands);
      }
    }

    /// Whether a command can be a line of a script.
    static boolean takes(List<String> argv) {
      return argv.stream().allMatch(word -> PLAIN_WORD.matcher(word).matches())
          && String.join(" ", argv).length() <= LINE_LIMIT;
    }

    /// The process that runs them all, within the time that a single command has: what takes longer
    /// is ended, and each command tried by itself.
    Command command(LvmRunner.Environment environment) {
      List<String> lines = new ArrayList<>(List.of("#!"));
      commands.forEach(argv -> lines.add(String.join(" ", argv)));
      return new Command(
          List.of("lvm", STANDARD_INPUT),
          environment.variables(),
          environment.timeout(),
          String.join("\n", lines) + '\n');
    }
  }
}
