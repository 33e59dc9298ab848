package io.brazier.iscsi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// That every operation may be repeated, for targets on a host that can break off: each operation
/// is cut short at each of its steps and called again.
public interface TargetRepetition extends TargetContract {

  /// A service that is killed, as far as what it was doing is concerned.
  final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /// Ends what is done from now on by [Killed] before it would change this host for the given time,
  /// counted from 0; a negative number ends that.
  void killBeforeChange(int number);

  /// All that there is on this host, in a form that can be compared.
  String picture();

  @Test
  default void operationsThatAreCutShortAreRepeated() {
    List<Runnable> life =
        List.of(
            () -> target().ensureExport(FIRST, device(FIRST)),
            () -> target().allow(FIRST, ALICE, OF_ALICE),
            () -> target().allow(FIRST, BOB, OF_BOB),
            () -> target().allow(FIRST, ALICE, OF_BOB),
            () -> target().withdraw(FIRST, BOB),
            () -> target().allow(FIRST, BOB, OF_BOB),
            () -> target().withdraw(FIRST, ALICE),
            () -> target().removeExport(FIRST));
    for (int cut = 0; cut < life.size(); cut++) {
      int steps = cutAtEveryStep(life, cut);
      assertThat(steps).as("steps of operation %d", cut).isPositive();
    }
  }

  private int cutAtEveryStep(List<Runnable> life, int cut) {
    for (int step = 0; true; step++) {
      begin(life, cut);
      life.get(cut).run();
      String wanted = picture();
      begin(life, cut);
      killBeforeChange(step);
      boolean killed = isKilled(life.get(cut));
      killBeforeChange(-1);
      if (!killed) {
        return step;
      }
      life.get(cut).run();
      assertThat(picture()).as("operation %d cut at step %d", cut, step).isEqualTo(wanted);
    }
  }

  private void begin(List<Runnable> life, int cut) {
    loseEverything();
    target().checkForSetupError();
    life.subList(0, cut).forEach(Runnable::run);
  }

  private static boolean isKilled(Runnable operation) {
    try {
      operation.run();
      return false;
    } catch (Killed _) {
      return true;
    }
  }
}
