package io.brazier.driver.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcFormerProgramsTest {

  private static final String VARIABLE = "BRAZIER_TEST_GROUP";

  private static final Duration SHORT = Duration.ofMillis(100);

  private final FormerPrograms former =
      new ProcFormerPrograms(SHORT, Duration.ofSeconds(1), Pause.PARKED);
  private final String group = UUID.randomUUID().toString();

  @TempDir private Path folder;

  private @Nullable ProcessHandle left;

  @AfterEach
  void endWhatIsLeft() {
    if (left != null) {
      left.destroyForcibly();
    }
  }

  @Test
  void programThatWasLeftRunningIsEnded() throws Exception {
    ProcessHandle program = leave(group, "", "exec sleep 600");

    assertThat(former.end(VARIABLE, group)).isEmpty();

    await().until(() -> !program.isAlive());
  }

  @Test
  void programThatDoesNotListenIsKilled() throws Exception {
    ProcessHandle program = leave(group, "", "trap : TERM; while :; do sleep 0.1; done");

    assertThat(former.end(VARIABLE, group)).isEmpty();

    await().until(() -> !program.isAlive());
  }

  @Test
  void interruptedWaitEndsAtOnce() throws Exception {
    leave(group, "", "exec sleep 600");
    Thread self = Thread.currentThread();
    FormerPrograms patient =
        new ProcFormerPrograms(Duration.ofMinutes(1), SHORT, _ -> self.interrupt());

    assertThatThrownBy(() -> patient.end(VARIABLE, group))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("interrupted in the wait for former programs");

    assertThat(Thread.interrupted()).as("whoever stops the service is heard").isTrue();
  }

  @Test
  void programThatIsNearlyDoneComesToItsEnd() throws Exception {
    Path done = folder.resolve("done");
    leave(group, "", "trap : TERM; read line <%s; echo >%s".formatted(fifo(), done));
    Thread writer = Thread.ofVirtual().start(() -> write(folder.resolve("fifo")));

    FormerPrograms patient = new ProcFormerPrograms(Duration.ofMinutes(1), SHORT, Pause.PARKED);
    assertThat(patient.end(VARIABLE, group)).isEmpty();

    writer.join();
    assertThat(done).exists();
  }

  @Test
  void programOfAnotherGroupGoesOn() throws Exception {
    ProcessHandle program = leave(group + "-2", "", "exec sleep 600");

    assertThat(former.end(VARIABLE, group)).isEmpty();

    assertThat(program.isAlive()).isTrue();
  }

  /// As dmeventd, which LVM starts when there is none.
  @Test
  void daemonGoesOn() throws Exception {
    ProcessHandle program = leave(group, "setsid", "exec sleep 600");

    assertThat(former.end(VARIABLE, group)).isEmpty();

    assertThat(program.isAlive()).isTrue();
  }

  @Test
  void programThatThisProcessHasStartedGoesOn() throws Exception {
    ProcessBuilder builder = new ProcessBuilder("sleep", "600");
    builder.environment().put(VARIABLE, group);
    left = builder.start().toHandle();

    assertThat(former.end(VARIABLE, group)).isEmpty();

    assertThat(left.isAlive()).isTrue();
  }

  /// Starts a program as the child of a shell that ends before it, like a service that is killed.
  private ProcessHandle leave(String value, String prefix, String body) throws Exception {
    Path pid = folder.resolve("pid");
    String program = "echo $$ >%1$s.new; mv %1$s.new %1$s; %2$s".formatted(pid, body);
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", prefix + " sh -c \"$1\" >/dev/null 2>&1 &", "sh", program);
    builder.environment().put(VARIABLE, value);
    assertThat(builder.start().waitFor()).isZero();
    await().until(() -> Files.exists(pid));
    ProcessHandle found =
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
    left = found;
    return found;
  }

  private Path fifo() throws Exception {
    Path fifo = folder.resolve("fifo");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    return fifo;
  }

  private static void write(Path file) {
    try {
      Files.writeString(file, "go on\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
