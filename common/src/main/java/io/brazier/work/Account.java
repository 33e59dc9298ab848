package io.brazier.work;

import io.brazier.flow.TaskTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is kept of a turn that is over, in the operation's record.
///
/// @param outcome how the operation ended, or that it goes on elsewhere
/// @param cause why it failed, or what was decided; for administrators, it may name hosts
/// @param steps what was done and how long each took
public record Account(Outcome outcome, @Nullable String cause, List<TaskTime> steps) {

  /// How a turn ends.
  public enum Outcome {
    /// What was asked for is done.
    SUCCEEDED,
    /// It cannot be done; the resource says so.
    FAILED,
    /// There was nothing to do any more.
    ABANDONED,
    /// Another service's turn.
    HANDED_ON;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private static final int LONGEST_CAUSE = 8000;

  /// Copies the list, and cuts what no operator reads to its end.
  public Account {
    steps = List.copyOf(steps);
    cause =
        cause == null || cause.length() <= LONGEST_CAUSE
            ? cause
            : cause.substring(0, LONGEST_CAUSE);
  }
}
