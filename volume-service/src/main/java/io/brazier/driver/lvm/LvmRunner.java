package io.brazier.driver.lvm;

import io.brazier.driver.BackendConfig;
import io.brazier.driver.process.Command;
import io.brazier.driver.process.CommandFailure;
import io.brazier.driver.process.CommandResult;
import io.brazier.driver.process.CommandRunner;
import io.brazier.driver.process.Pause;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Runs LVM's tools for one volume group: each with the same environment, in the group's turn, and
/// again when the tool itself crashed (LP #1901783).
final class LvmRunner {

  private static final Logger LOG = Logger.getLogger(LvmRunner.class);

  /// A tool of LVM that crashes does so with SIGSEGV: 128 + 11.
  private static final int CRASHED = 139;

  private static final int ATTEMPTS = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  private final CommandRunner runner;
  private final MetadataQueue queue;
  private final Environment environment;
  private final Pause pause;
  private final CreateBatches creates;

  /// @param queue the group's, shared by all who use the group
  /// @param pause waits between attempts; in tests it does not
  LvmRunner(CommandRunner runner, MetadataQueue queue, Environment environment, Pause pause) {
    this.runner = runner;
    this.queue = queue;
    this.environment = environment;
    this.pause = pause;
    this.creates = new CreateBatches(queue, this::succeed, this::succeedTogether);
  }

  /// Runs a command to its success.
  ///
  /// @throws CommandFailure if it has none
  CommandResult succeed(List<String> argv) {
    return queue.inTurn(() -> runRepeatedly(command(argv)));
  }

  /// Runs a command that makes a volume, together with others that wait.
  ///
  /// @throws CommandFailure if it failed when it was run alone
  void create(List<String> argv) {
    creates.create(argv);
  }

  /// Does several things in one turn, so that nobody of this service comes between them.
  <T> T inTurn(Supplier<T> work) {
    return queue.inTurn(work);
  }

  /// Runs a program that touches no metadata, without waiting for a turn, whatever its exit status.
  CommandResult runBeside(List<String> argv) {
    return runner.run(command(argv));
  }

  /// In the caller's turn. A crash is not made good here: every one of these commands is to be
  /// tried alone then.
  private CommandResult succeedTogether(CreateBatches.Script script) {
    Command command = script.command(environment);
    return runner.run(command).orThrow(command);
  }

  private CommandResult runRepeatedly(Command command) {
    CommandResult result = runner.run(command);
    Duration wait = FIRST_PAUSE;
    for (int attempt = 2; attempt <= ATTEMPTS && result.exitCode() == CRASHED; attempt++) {
      LOG.warnf("LVM tool crashed, running it again, attempt=%d command=%s", attempt, command);
      pause.take(wait);
      wait = wait.dividedBy(2);
      result = runner.run(command);
    }
    return result.orThrow(command);
  }

  private Command command(List<String> argv) {
    return new Command(argv, environment.variables(), environment.timeout());
  }

  /// What all commands of a backend have in common.
  ///
  /// @param variables environment of every command
  /// @param timeout time-out of every metadata command
  record Environment(Map<String, String> variables, Duration timeout) {

    /// The variable that says for which volume group a command works, to whoever comes after a
    /// killed service.
    static final String VOLUME_GROUP = "BRAZIER_VOLUME_GROUP";

    Environment {
      variables = Map.copyOf(variables);
    }

    static Environment of(BackendConfig config) {
      Map<String, String> variables = new HashMap<>();
      variables.put("LC_ALL", "C");
      variables.put(VOLUME_GROUP, config.volumeGroup());
      variables.put("LVM_SUPPRESS_FD_WARNINGS", "1");
      config.lvmSystemDir().ifPresent(folder -> variables.put("LVM_SYSTEM_DIR", folder));
      return new Environment(variables, config.commandTimeout());
    }
  }
}
