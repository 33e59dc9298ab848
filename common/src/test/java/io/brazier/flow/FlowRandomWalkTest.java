package io.brazier.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random flows with random failures in tasks, reverts and listeners, each compared with
/// [FlowModel].
final class FlowRandomWalkTest {
  private static final int FLOWS_PER_SEED = 500;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 20_141_017, -9_000_000_001L})
  void t1AnyFlowEndsAsTheModelSays(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < FLOWS_PER_SEED; round++) {
      List<WalkPlan> plans = plans(random);
      boolean listenerFails = random.nextInt(4) == 0;
      compare("seed " + seed + " round " + round + " " + plans, plans, listenerFails);
    }
  }

  private static List<WalkPlan> plans(Random random) {
    List<WalkPlan> plans = new ArrayList<>();
    int length = random.nextInt(9);
    for (int place = 0; place < length; place++) {
      plans.add(WalkPlan.random(plans, random));
    }
    return plans;
  }

  private static void compare(String what, List<WalkPlan> plans, boolean listenerFails) {
    FlowModel model = FlowModel.of(plans);
    List<String> journal = new ArrayList<>();
    List<String> moves = new ArrayList<>();
    List<Throwable> listenerErrors = new ArrayList<>();
    FlowObservation observation =
        FlowObservation.none()
            .and(_ -> failIf(listenerFails), moved -> moves.add(Moves.text(moved)))
            .withListenerErrors(listenerErrors::add);

    FlowResult result = flow(plans, journal, observation).attempt(Values.of(WalkTask.SEED, 7));

    assertThat(journal).as("calls, %s", what).isEqualTo(model.calls());
    assertThat(moves).as("moves, %s", what).isEqualTo(model.moves());
    assertThat(result.states().toString()).as("states, %s", what).isEqualTo(model.states());
    assertThat(listenerErrors)
        .as("listener errors, %s", what)
        .hasSize(listenerFails ? moves.size() : 0);
    switch (result) {
      case FlowResult.Completed completed -> compareValues(what, completed, model);
      case FlowResult.Failed failed -> compareFailure(what, failed, model);
    }
  }

  private static void compareValues(String what, FlowResult.Completed completed, FlowModel model) {
    assertThat(model.failure()).as("failure, %s", what).isEmpty();
    assertThat(completed.values().toString()).as("values, %s", what).isEqualTo(model.values());
  }

  private static void compareFailure(String what, FlowResult.Failed failed, FlowModel model) {
    Throwable cause = failed.failure().cause();
    assertThat(cause).as("failure, %s", what).hasMessage(model.failure());
    assertThat(cause.getSuppressed())
        .as("suppressed, %s", what)
        .extracting(Throwable::getMessage)
        .isEqualTo(model.suppressed());
    assertThat(failed.answers().toString()).as("answers, %s", what).isEqualTo(model.answers());
  }

  private static Flow flow(
      List<WalkPlan> plans, List<String> journal, FlowObservation observation) {
    Flow.Builder builder = Flow.named("walk").expects(WalkTask.SEED).observedBy(observation);
    for (WalkPlan plan : plans) {
      switch (plan.kind()) {
        case PROVIDING -> builder.then(new WalkTask(plan, journal));
        case SILENT -> builder.then(new SilentWalkTask(plan, journal));
      }
    }
    return builder.build();
  }

  private static void failIf(boolean listenerFails) {
    if (listenerFails) {
      throw new IllegalStateException("listener");
    }
  }
}
