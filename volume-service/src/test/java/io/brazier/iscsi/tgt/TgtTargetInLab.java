package io.brazier.iscsi.tgt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.brazier.driver.TestBackend;
import io.brazier.driver.process.Command;
import io.brazier.driver.process.ProcessCommandRunner;
import io.brazier.iscsi.TargetInLab;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// A tgtd of a lab host. Nowhere else: it takes away what it finds.
@EnabledIfSystemProperty(named = "brazier.lab", matches = "true")
class TgtTargetInLab {

  private static final ProcessCommandRunner RUNNER = new ProcessCommandRunner();
  private static final TgtTargetFactory FACTORY = new TgtTargetFactory(RUNNER);

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class Tgt extends TargetInLab {

    Tgt() {
      super(
          FACTORY.create(
              TestBackend.config(
                  Map.of(
                      "target-ip-address",
                      "127.0.0.1",
                      "target-secondary-ip-addresses",
                      "127.0.1.1"))));
    }

    @BeforeAll
    void start() {
      assertThat(FACTORY.obstacle()).isPresent();
      startDaemon();
    }

    @Override
    protected boolean growsInUse() {
      return false;
    }

    /// A daemon that is killed forgets all.
    @Override
    public void loseEverything() {
      ProcessHandle.allProcesses()
          .filter(process -> process.info().command().orElse("").endsWith("/tgtd"))
          .forEach(ProcessHandle::destroyForcibly);
      await().until(() -> FACTORY.obstacle().isPresent());
      startDaemon();
    }

    @Test
    void hostHasWhatItNeeds() {
      assertThat(FACTORY.obstacle()).isEmpty();
    }

    /// It listens at one of the addresses; at the other it is told to.
    private void startDaemon() {
      run("tgtd", "--iscsi", "portal=127.0.0.1:3260");
      await().until(() -> FACTORY.obstacle().isEmpty());
    }
  }

  private static void run(String... argv) {
    Command command = new Command(List.of(argv), Map.of(), Duration.ofMinutes(1));
    RUNNER.run(command).orThrow(command);
  }
}
