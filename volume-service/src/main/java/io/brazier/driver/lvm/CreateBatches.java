package io.brazier.driver.lvm;

import io.brazier.driver.process.CommandFailure;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
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
  private final Consumer<LvmScript> together;

  /// The batch that may still be joined; guarded by the monitor.
  private @Nullable Batch open;

  /// @param alone runs one command to its success, or throws what is known of its failure
  /// @param together runs all commands to their success, or throws a [CommandFailure]; called in
  ///   the group's turn
  CreateBatches(MetadataQueue queue, Consumer<List<String>> alone, Consumer<LvmScript> together) {
    this.queue = queue;
    this.alone = alone;
    this.together = together;
  }

  /// Runs a command that makes a volume, and comes back when it is made.
  ///
  /// @throws CommandFailure if it failed when it was run alone
  void create(List<String> argv) {
    if (!LvmScript.takes(argv)) {
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
      made = commands.size() > 1 && makeTogether(new LvmScript(commands));
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

  private boolean makeTogether(LvmScript script) {
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
}
