package io.brazier.doctor.cli;

import io.brazier.doctor.Doctor;
import io.brazier.doctor.Sources;
import io.brazier.doctor.broker.BrokerAddress;
import io.brazier.doctor.broker.BrokerQueues;
import io.brazier.doctor.check.Limits;
import io.brazier.doctor.diagnosis.Diagnosis;
import io.brazier.doctor.diagnosis.Environment;
import io.brazier.doctor.diagnosis.Unreachable;
import io.brazier.doctor.disk.InventoryFiles;
import io.brazier.doctor.repair.RepairRepository;
import io.brazier.doctor.rows.DatabaseAddress;
import io.brazier.doctor.rows.RowsRepository;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The way in: options, environment, exit status.
@Command(
    name = "doctor",
    description = "Compares database, storage hosts and broker, and explains every difference.",
    exitCodeOnExecutionException = 2)
public final class DoctorCommand implements Callable<Integer> {

  private static final OptionSpec HELP =
      OptionSpec.builder("-h", "--help").usageHelp(true).description("print this").build();

  private final Environment environment;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--repair", description = "mend what has exactly one right answer")
  private boolean repair;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Option(
      names = "--host",
      paramLabel = "NAME=FILE",
      description = "the report of LVM on a storage host; a named pipe is opened when it is needed")
  private Map<String, Path> reports = new LinkedHashMap<>();

  @Option(
      names = "--targets",
      paramLabel = "NAME=FILE",
      description = "the names of a host's iSCSI targets, one a line")
  private Map<String, Path> targets = new LinkedHashMap<>();

  @Option(
      names = "--backend",
      paramLabel = "HOST@BACKEND=GROUP",
      description = "the volume group of a backend, where its pools do not say it")
  private Map<String, String> groups = new LinkedHashMap<>();

  @Option(names = "--without-disks", description = "leave the storage hosts out")
  private boolean withoutDisks;

  @Option(names = "--without-broker", description = "leave the broker out")
  private boolean withoutBroker;

  @Option(
      names = "--overdue",
      description = "how long work may be due before it is late [${DEFAULT-VALUE}]")
  private Duration overdue = Limits.DEFAULT.overdue();

  @Option(names = "--max-attempts", description = "brazier.work.max-attempts [${DEFAULT-VALUE}]")
  private int maxAttempts = Limits.DEFAULT.maxAttempts();

  @Option(names = "--down-time", description = "brazier.service.down-time [${DEFAULT-VALUE}]")
  private Duration downTime = Limits.DEFAULT.downTime();

  @Option(names = "--message-ttl", description = "brazier.message-ttl [${DEFAULT-VALUE}]")
  private Duration messageTtl = Limits.DEFAULT.messageTtl();

  private DoctorCommand(Environment environment) {
    this.environment = environment;
  }

  /// Examines the system that the environment names.
  public static void main(String[] arguments) {
    System.exit(commandLine(new Environment(System.getenv())).execute(arguments));
  }

  /// A command line that is ready to be executed.
  static CommandLine commandLine(Environment environment) {
    CommandLine commandLine = new CommandLine(new DoctorCommand(environment));
    commandLine.getCommandSpec().addOption(HELP);
    return commandLine.setExecutionExceptionHandler(DoctorCommand::explain);
  }

  /// What cannot be reached is told in a sentence; everything else keeps its stack.
  private static int explain(
      Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) throws Exception {
    if (!(failure instanceof Unreachable)) {
      throw failure;
    }
    commandLine.getErr().println("doctor: " + failure.getMessage());
    return commandLine.getCommandSpec().exitCodeOnExecutionException();
  }

  @Override
  public Integer call() {
    DatabaseAddress database = DatabaseAddress.of(environment);
    Diagnosis diagnosis = new Doctor(sources(database), limits()).examine();
    Report report = treat(diagnosis, new RepairRepository(database, messageTtl));
    print(json ? ReportJson.of(report) : ReportText.of(report));
    return report.exitStatus();
  }

  private Sources sources(DatabaseAddress database) {
    return new Sources(
        new RowsRepository(database),
        withoutDisks ? null : new InventoryFiles(reports, targets, groups),
        withoutBroker ? null : new BrokerQueues(BrokerAddress.of(environment)));
  }

  private Limits limits() {
    return new Limits(overdue, maxAttempts, downTime, messageTtl);
  }

  private Report treat(Diagnosis diagnosis, RepairRepository repairs) {
    return new Report(
        diagnosis.findings().stream()
            .map(finding -> repair ? Treated.mended(finding, repairs) : Treated.seen(finding))
            .toList(),
        diagnosis.gaps(),
        diagnosis.compared());
  }

  private void print(String text) {
    CommandLine commandLine = spec == null ? new CommandLine(this) : spec.commandLine();
    commandLine.getOut().println(text);
    commandLine.getOut().flush();
  }
}
