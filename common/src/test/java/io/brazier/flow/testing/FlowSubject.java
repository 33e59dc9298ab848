package io.brazier.flow.testing;

import io.brazier.flow.Flow;
import io.brazier.flow.FlowResult;
import io.brazier.flow.Values;

/// A flow that is to be failed, the world it works on, and when that world is in order.
///
/// @param <W> what the flow works on: rows, quotas, a fake driver; made anew for each run
public interface FlowSubject<W> {
  W newWorld();

  Flow flow(W world);

  Values inputs(W world);

  /// Asserts that the world is as the completed flow should leave it.
  void checkDone(W world, FlowResult.Completed completed);

  /// Asserts that the world is as if the flow had never begun, but for what is meant to stay, such
  /// as an error status.
  void checkNothingLeft(W world, FlowResult.Failed failed);

  /// Asserts that at most the named task's work is left, whose revert failed. Nothing to assert by
  /// default.
  default void checkOnlyLeft(W world, String task, FlowResult.Failed failed) {}

  /// Runs the flow; override it where the flow runs in something, such as a transaction that is
  /// rolled back on failure.
  default FlowResult attempt(W world, Flow flow) {
    return flow.attempt(inputs(world));
  }
}
