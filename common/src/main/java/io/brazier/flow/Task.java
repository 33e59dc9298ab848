package io.brazier.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One undoable step of a flow. A task object is shared by all runs of its flow, on many threads,
/// so it keeps no state of a run; what it needs later it returns from [#execute].
///
/// @param <R> what `execute` returns; [Nothing] if nothing
public abstract class Task<R> {
  private final @Nullable Key<R> provided;
  private final List<Key<?>> required;

  /// A task whose result later tasks and the flow's caller can read.
  protected Task(Key<R> provides, List<Key<?>> needs) {
    this.provided = provides;
    this.required = List.copyOf(needs);
  }

  /// A task that gives no key; its result is for its own revert only.
  protected Task(List<Key<?>> needs) {
    this.provided = null;
    this.required = List.copyOf(needs);
  }

  protected static List<Key<?>> needs(Key<?>... keys) {
    return List.of(keys);
  }

  /// Unique in its flow. Override it to use one class twice.
  public String name() {
    return getClass().getSimpleName();
  }

  /// Does the work. Whatever it throws, `Error` included, turns the flow back, beginning with this
  /// task's own revert.
  ///
  /// @return never null
  protected abstract R execute(Inputs in) throws Exception;

  /// Takes the work back; by default there is nothing to take back. Must be idempotent. A failure
  /// here is kept beside the flow's and stops no other revert.
  ///
  /// @param in the same values as for `execute`, and the failures so far
  /// @param outcome what `execute` returned, or how it failed, perhaps after half of its work
  protected void revert(Inputs in, Outcome<R> outcome) throws Exception {}

  @Nullable Key<R> provided() {
    return provided;
  }

  /// Passes a result that may be given on under the key.
  R promised(R result) {
    Key<R> key = provided();
    return key == null ? result : key.requireValue(result);
  }

  List<Key<?>> required() {
    return required;
  }

  @Nullable Key<?> answered() {
    return null;
  }

  /// Reverts, and returns what the revert tells the flow's caller, mostly nothing.
  Values undo(Inputs in, Outcome<R> outcome) throws Exception {
    revert(in, outcome);
    return Values.none();
  }
}
