package io.brazier.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The command line of the measurements. Prints a table; what it is at goes to the error stream.
@Command(name = "bench", description = "Measures the running instance.")
final class Bench implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "also write the figures to this file")
  private @Nullable Path json;

  @Option(names = "--clients", split = ",", description = "clients of the accepted creates")
  private List<Integer> clients = List.of(1, 8, 32);

  @Option(names = "--rounds", description = "rounds of the accepted creates [${DEFAULT-VALUE}]")
  private int rounds = 2;

  @Option(names = "--seconds", description = "length of such a round [${DEFAULT-VALUE}]")
  private int seconds = 6;

  @Option(names = "--warm-up", description = "seconds before each round [${DEFAULT-VALUE}]")
  private int warmUp = 4;

  @Option(
      names = "--batches",
      description = "batches of volumes until available [${DEFAULT-VALUE}]")
  private int batches = 3;

  @Option(
      names = "--at-once",
      description =
          "volumes of such a batch; each backend must hold twice as many, for a report may be made while the loop has made its own [${DEFAULT-VALUE}]")
  private int atOnce = 12;

  @Option(names = "--volumes", description = "volumes that list and show find [${DEFAULT-VALUE}]")
  private int volumes = 10_000;

  @Option(
      names = "--scale",
      split = ",",
      arity = "0..1",
      fallbackValue = "10000,1000000",
      description =
          "volumes, and as many deleted ones, that lists at scale find [${FALLBACK-VALUE}]")
  private List<Integer> scales = List.of();

  @Option(names = "--no-restart", description = "leave the start-up of the services out")
  private boolean noRestart;

  /// The way in.
  static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    CommandLine commandLine = new CommandLine(this);
    if (spec != null) {
      commandLine = spec.commandLine();
    }
    PrintWriter progress = commandLine.getErr();
    String name = "bench-" + UUID.randomUUID().toString().substring(0, 8);
    Report report =
        new Run(
                Target.of(System.getenv()),
                plan(),
                name,
                what -> {
                  progress.println("measuring " + what);
                  progress.flush();
                })
            .run();
    commandLine.getOut().println(ReportText.of(report));
    commandLine.getOut().flush();
    if (json != null) {
      mapper().writeValue(json.toFile(), report);
    }
    return 0;
  }

  static ObjectMapper mapper() {
    return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  }

  private Run.Plan plan() {
    return new Run.Plan(
        new AcceptPhase.Options(
            clients, rounds, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds)),
        batches,
        atOnce,
        volumes,
        1,
        scales,
        !noRestart);
  }
}
