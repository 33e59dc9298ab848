package io.brazier.flow.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.flow.Flow;
import io.brazier.flow.FlowResult;
import io.brazier.flow.Key;
import io.brazier.flow.Values;
import java.util.HashSet;
import java.util.Set;

/// A flow that keeps the contract, half-done work included.
final class FlowContractTest implements FlowContract<Set<String>> {
  private static final Key<String> NAME = Key.of("name", String.class);

  @Override
  public Set<String> newWorld() {
    return new HashSet<>();
  }

  @Override
  public Flow flow(Set<String> world) {
    return Flow.named("shelf")
        .expects(NAME)
        .then(ShelfTask.tidy("Volume", world))
        .then(ShelfTask.tidy("Device", world))
        .then(ShelfTask.tidy("Export", world))
        .build();
  }

  @Override
  public Values inputs(Set<String> world) {
    return Values.of(NAME, "v1");
  }

  @Override
  public void checkDone(Set<String> world, FlowResult.Completed completed) {
    assertThat(world).containsExactlyInAnyOrder("Volume", "Device", "Export");
  }

  @Override
  public void checkNothingLeft(Set<String> world, FlowResult.Failed failed) {
    assertThat(world).isEmpty();
  }

  @Override
  public void checkOnlyLeft(Set<String> world, String task, FlowResult.Failed failed) {
    assertThat(world).isSubsetOf(task);
  }

  @Override
  public boolean revertsHalfDoneTasks() {
    return true;
  }
}
