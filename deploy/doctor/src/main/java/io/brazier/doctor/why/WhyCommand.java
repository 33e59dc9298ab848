package io.brazier.doctor.why;

import io.brazier.doctor.check.Limits;
import io.brazier.doctor.cli.CommandLines;
import io.brazier.doctor.diagnosis.Environment;
import io.brazier.doctor.diagnosis.Unreachable;
import io.brazier.doctor.rows.DatabaseAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The way in: what is asked about, environment, exit status.
@Command(
    name = "why",
    description = "Tells what became of a volume's operations, or of a request's.",
    exitCodeOnExecutionException = 2)
public final class WhyCommand implements Callable<Integer> {

  private static final int KNOWN = 0;
  private static final int UNKNOWN = 1;

  private final Environment environment;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "VOLUME|REQUEST",
      description = "the id of a volume or of a request (req-…), or how it begins")
  private String name = "";

  @Option(names = "--down-time", description = "brazier.service.down-time [${DEFAULT-VALUE}]")
  private Duration downTime = Limits.DEFAULT.downTime();

  private WhyCommand(Environment environment) {
    this.environment = environment;
  }

  /// Looks into the database that the environment names.
  public static void main(String[] arguments) {
    System.exit(commandLine(new Environment(System.getenv())).execute(arguments));
  }

  /// A command line that is ready to be executed.
  static CommandLine commandLine(Environment environment) {
    return CommandLines.of(new WhyCommand(environment));
  }

  @Override
  public Integer call() {
    HistoryRepository histories = new HistoryRepository(DatabaseAddress.of(environment));
    List<String> named = histories.named(name);
    if (named.size() > 1) {
      throw new Unreachable(
          "%s may be any of %s; name more of it.".formatted(name, String.join(", ", named)));
    }
    CommandLines.print(this, spec, named.isEmpty() ? unknown() : story(histories, named));
    return named.isEmpty() ? UNKNOWN : KNOWN;
  }

  private String story(HistoryRepository histories, List<String> named) {
    return Story.of(histories.read(named.getFirst()), downTime);
  }

  private String unknown() {
    return "Nothing is recorded of %s. Either nothing was accepted by that id, or it was longer ago than brazier.housekeeping.keep-operations-days."
        .formatted(name);
  }
}
