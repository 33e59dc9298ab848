package io.brazier.driver.process;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;

/// Makes a span of every process, named after its program, by OpenTelemetry's conventions for
/// processes.
public final class TracedCommandRunner implements CommandRunner {

  private final CommandRunner runner;
  private final Tracer tracer;

  /// @param runner what really runs the programs
  public TracedCommandRunner(CommandRunner runner, Tracer tracer) {
    this.runner = runner;
    this.tracer = tracer;
  }

  @Override
  public CommandResult run(Command command) {
    Span span =
        tracer
            .spanBuilder(command.program())
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute("process.executable.name", command.program())
            .setAttribute(AttributeKey.stringArrayKey("process.command_args"), command.argv())
            .startSpan();
    if (!command.input().isEmpty()) {
      span.setAttribute("brazier.process.input", command.input());
    }
    try (Scope _ = span.makeCurrent()) {
      CommandResult result = runner.run(command);
      span.setAttribute("process.exit.code", result.exitCode());
      if (!result.succeeded()) {
        span.setStatus(StatusCode.ERROR, result.stderr().strip());
      }
      return result;
    } catch (CommandFailure e) {
      span.recordException(e).setStatus(StatusCode.ERROR);
      throw e;
    } finally {
      span.end();
    }
  }
}
