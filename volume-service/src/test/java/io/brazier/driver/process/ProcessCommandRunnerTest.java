package io.brazier.driver.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessCommandRunnerTest {

  private final CommandRunner runner = new ProcessCommandRunner();

  private static Command command(Duration timeout, String... argv) {
    return new Command(List.of(argv), Map.of("LC_ALL", "C", "GREETING", "hello"), timeout);
  }

  private CommandResult run(String... argv) {
    return runner.run(command(Duration.ofMinutes(1), argv));
  }

  @Test
  void outputAndExitCodeAreCaptured() {
    CommandResult result = run("sh", "-c", "echo out; echo err >&2; exit 7");

    assertThat(result.exitCode()).isEqualTo(7);
    assertThat(result.stdout()).isEqualTo("out\n");
    assertThat(result.stderr()).isEqualTo("err\n");
    assertThat(result.took()).isPositive();
  }

  @Test
  void argumentsAreNotInterpreted() {
    assertThat(run("echo", "$(id); rm *", "a b").stdout()).isEqualTo("$(id); rm * a b\n");
  }

  @Test
  void environmentIsAdded() {
    assertThat(run("sh", "-c", "echo $GREETING").stdout()).isEqualTo("hello\n");
  }

  @Test
  void standardInputIsEmpty() {
    assertThat(run("cat").stdout()).isEmpty();
  }

  @Test
  void inputIsRead() {
    Command reading = new Command(List.of("cat"), Map.of(), Duration.ofMinutes(1), "one\ntwo\n");

    assertThat(runner.run(reading).stdout()).isEqualTo("one\ntwo\n");
  }

  @Test
  void inputThatIsNotReadIsNoFailure() {
    String page = "x".repeat(Command.INPUT_LIMIT_BYTES);
    Command deaf = new Command(List.of("true"), Map.of(), Duration.ofMinutes(1), page);

    assertThat(runner.run(deaf).succeeded()).isTrue();
  }

  @Test
  void inputThatAPipeMayNotHoldIsRefused() {
    String tooLong = "x".repeat(Command.INPUT_LIMIT_BYTES + 1);

    assertThatThrownBy(() -> new Command(List.of("cat"), Map.of(), Duration.ofMinutes(1), tooLong))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fullPipesBlockNobody() {
    CommandResult result = run("sh", "-c", "seq 100000 >&2; seq 100000");

    assertThat(result.stdout()).hasLineCount(100_000);
    assertThat(result.stderr()).endsWith("100000\n").hasSizeLessThanOrEqualTo(8192);
  }

  @Test
  void crashIsSeenAsASignal() {
    assertThat(run("sh", "-c", "kill -SEGV $$").exitCode()).isEqualTo(139);
  }

  @Test
  void missingProgramIsNotStarted() {
    assertThatThrownBy(() -> run("/no/such/program"))
        .isInstanceOf(CommandFailure.NotStarted.class)
        .hasMessageContaining("/no/such/program");
  }

  @Test
  void programThatHangsIsKilledWithItsChildren(@TempDir Path folder) throws Exception {
    Path pid = folder.resolve("pid");
    Command hanging =
        command(Duration.ofSeconds(1), "sh", "-c", "sleep 600 & echo $! > " + pid + "; wait");

    assertThatThrownBy(() -> runner.run(hanging)).isInstanceOf(CommandFailure.Killed.class);

    long child = Long.parseLong(Files.readString(pid).strip());
    await().until(() -> !ProcessHandle.of(child).map(ProcessHandle::isAlive).orElse(false));
  }

  @Test
  void interruptAsksTheProgramToEndAndIsNoFailureOfIt(@TempDir Path folder) throws Exception {
    Path running = folder.resolve("running");
    Path bye = folder.resolve("bye");
    String script =
        "trap 'echo > %s; exit' TERM; echo > %s; while :; do sleep 0.05; done"
            .formatted(bye, running);
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread caller = Thread.startVirtualThread(() -> thrown.complete(thrownBy("sh", "-c", script)));
    await().until(() -> Files.exists(running));

    caller.interrupt();

    assertThat(thrown.get()).isInstanceOf(CommandInterrupted.class);
    assertThat(bye).exists();
  }

  private Throwable thrownBy(String... argv) {
    return catchThrowable(() -> run(argv));
  }

  @Test
  void daemonThatKeepsThePipesHoldsUpNobody(@TempDir Path folder) throws Exception {
    Path pid = folder.resolve("pid");
    CommandResult result = run("sh", "-c", "sleep 600 & echo $! > " + pid + "; echo done");

    assertThat(result.stdout()).isEqualTo("done\n");
    Optional<ProcessHandle> daemon =
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
    assertThat(daemon).hasValueSatisfying(ProcessHandle::destroyForcibly);
  }

  @Test
  void failureNamesCommandAndErrors() {
    Command failing = command(Duration.ofMinutes(1), "sh", "-c", "echo broken >&2; exit 5");

    assertThatThrownBy(() -> runner.run(failing).orThrow(failing))
        .isInstanceOf(CommandFailure.Exited.class)
        .hasMessageContaining("exit status 5: broken");
  }
}
