package io.brazier.driver.process;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/// Times every process: `brazier.process` by program and outcome (the exit status, or `failed` when
/// there is none).
public final class TimedCommandRunner implements CommandRunner {

  private final CommandRunner runner;
  private final MeterRegistry registry;

  /// @param runner what really runs the programs
  public TimedCommandRunner(CommandRunner runner, MeterRegistry registry) {
    this.runner = runner;
    this.registry = registry;
  }

  @Override
  public CommandResult run(Command command) {
    Timer.Sample sample = Timer.start(registry);
    String outcome = "failed";
    try {
      CommandResult result = runner.run(command);
      outcome = Integer.toString(result.exitCode());
      return result;
    } finally {
      sample.stop(registry.timer("brazier.process", "program", command.program(), "exit", outcome));
    }
  }
}
