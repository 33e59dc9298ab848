package io.brazier.doctor.cli;

import io.brazier.doctor.diagnosis.Unreachable;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What the command lines of this jar share.
public final class CommandLines {

  private static final OptionSpec HELP =
      OptionSpec.builder("-h", "--help").usageHelp(true).description("print this").build();

  private CommandLines() {}

  /// A command line that is ready to be executed.
  public static CommandLine of(Callable<Integer> command) {
    CommandLine commandLine = new CommandLine(command);
    commandLine.getCommandSpec().addOption(HELP);
    return commandLine.setExecutionExceptionHandler(CommandLines::explain);
  }

  /// What cannot be reached is told in a sentence; everything else keeps its stack.
  private static int explain(
      Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) throws Exception {
    if (!(failure instanceof Unreachable)) {
      throw failure;
    }
    commandLine.getErr().println(commandLine.getCommandName() + ": " + failure.getMessage());
    return commandLine.getCommandSpec().exitCodeOnExecutionException();
  }

  /// Tells what came out.
  ///
  /// @param spec what picocli gave the command, null if it did not
  public static void print(Object command, @Nullable CommandSpec spec, String text) {
    CommandLine commandLine = spec == null ? new CommandLine(command) : spec.commandLine();
    commandLine.getOut().println(text);
    commandLine.getOut().flush();
  }
}
