package io.brazier.flow.testing;

import io.brazier.flow.FlowResult;
import io.brazier.flow.Sabotage;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// What every flow keeps, whichever of its tasks or reverts fails. A flow's test implements this
/// and says what its world is and when it is in order.
///
/// @param <W> what the flow works on; see [FlowSubject]
public interface FlowContract<W> extends FlowSubject<W> {
  /// Whether a task that fails after its work was done still leaves nothing. True for flows in one
  /// transaction, and where each revert looks at what is there.
  default boolean revertsHalfDoneTasks() {
    return false;
  }

  @Test
  default void completesWhenNothingFails() {
    W world = newWorld();
    if (attempt(world, flow(world)) instanceof FlowResult.Completed completed) {
      checkDone(world, completed);
    } else {
      throw new AssertionError("The flow failed undisturbed");
    }
  }

  @Test
  default void leavesNothingWhicheverTaskFails() {
    FlowFailureWalk.of(this).failEveryExecute(Sabotage.Kind.INSTEAD_OF_EXECUTE);
  }

  @Test
  default void leavesNothingWhicheverTaskFailsAfterItsWork() {
    Assumptions.assumeTrue(revertsHalfDoneTasks());
    FlowFailureWalk.of(this).failEveryExecute(Sabotage.Kind.AFTER_EXECUTE);
  }

  @Test
  default void runsAllOtherRevertsWhicheverRevertFails() {
    FlowFailureWalk.of(this).failEveryRevert(Sabotage.Kind.INSTEAD_OF_REVERT);
  }

  @Test
  default void leavesNothingWhicheverRevertFailsAfterItsWork() {
    FlowFailureWalk.of(this).failEveryRevert(Sabotage.Kind.AFTER_REVERT);
  }
}
